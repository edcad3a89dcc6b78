// Run only by browsers that know no modules, which therefore cannot run the app at all.
document.getElementById('boot-note').removeAttribute('hidden');
