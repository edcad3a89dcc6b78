// A program of the one-file edition that is started when it is first asked.
let started;
globalThis.%GLOBAL% = async (call, ...given) => {
  const coded = document.getElementById('luoshi-%NAME%').textContent;
  started ??= %ENTRY%({ module_or_path: Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0)) });
  await started;
  return { %CALLS% }[call](...given);
};
