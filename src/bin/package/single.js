// The start of the one-file edition.
const bytesOf = (selector) =>
  Uint8Array.from(atob(document.querySelector(selector).textContent), (letter) => letter.charCodeAt(0));
// What a host would answer to somebody who asks for a part.
async function luoshiPart(name) {
  return new Response(bytesOf(`[data-part="${name}"]`), { headers: { 'content-type': 'application/wasm' } });
}
try {
  await %ENTRY%({ module_or_path: bytesOf('#luoshi-wasm') });
} catch (error) {
  console.error(error);
  const note = document.getElementById('boot-note');
  note.textContent = '这个浏览器打不开，请换较新的浏览器再打开本文件。 This browser cannot start the app: open this file in a newer one.';
  note.hidden = false;
}
