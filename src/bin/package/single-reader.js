// The reader of the one-file edition, started when it is first asked.
let started;
globalThis.luoshiReader = async (call, ...given) => {
  const coded = document.getElementById('luoshi-reader').textContent;
  started ??= %ENTRY%({ module_or_path: Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0)) });
  await started;
  return { read, bring, changes, hand_over, index_bulletin, drop_bulletin, index_others, find }[call](...given);
};
