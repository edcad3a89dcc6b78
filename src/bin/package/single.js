// The start of the one-file edition.
try {
  const coded = document.getElementById('luoshi-wasm').textContent;
  const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
  await %ENTRY%({ module_or_path: bytes });
} catch (error) {
  console.error(error);
  const note = document.getElementById('boot-note');
  note.textContent = '这个浏览器打不开，请换较新的浏览器再打开本文件。 This browser cannot start the app: open this file in a newer one.';
  note.hidden = false;
}
