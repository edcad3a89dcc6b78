// The way out when the app does not start: no WebAssembly, no modules, nothing newer than old phones know.
// It only reads, until the last button, and touches only what is ours: the origin may have other tenants.
(function () {
  'use strict';

  var OURS = 'luoshi/';
  var taken = null; // the text that was last taken out; removal is allowed only while it is still all there is

  function el(id) { return document.getElementById(id); }

  function tell(zh, en) {
    el('told').textContent = zh;
    var small = document.createElement('small');
    small.lang = 'en';
    small.textContent = en;
    el('told').appendChild(small);
  }

  function storage() {
    try {
      return window.localStorage;
    } catch (error) {
      return null;
    }
  }

  function ourKeys() {
    var store = storage();
    var keys = [];
    if (!store) return keys;
    for (var i = 0; i < store.length; i += 1) {
      var key = store.key(i);
      if (key.indexOf(OURS) === 0) keys.push(key);
    }
    return keys.sort();
  }

  // Byte for byte: values are not understood here, only carried.
  function everything() {
    var keys = {};
    ourKeys().forEach(function (key) { keys[key] = storage().getItem(key); });
    return JSON.stringify({ 'luoshi-raw': 1, keys: keys });
  }

  // The browser keeps two bytes for each unit of a string, and counts the name too.
  function sizeOf(key) { return 2 * (key.length + storage().getItem(key).length); }

  function inWords(bytes) {
    if (bytes < 1024) return bytes + ' B';
    if (bytes < 1024 * 1024) return (bytes / 1024).toFixed(1) + ' kB';
    return (bytes / 1024 / 1024).toFixed(2) + ' MB';
  }

  function list() {
    var keys = ourKeys();
    var sum = 0;
    var body = el('keys');
    body.textContent = '';
    keys.forEach(function (key) {
      var size = sizeOf(key);
      sum += size;
      var row = body.insertRow();
      row.insertCell().textContent = key;
      row.insertCell().textContent = inWords(size);
    });
    el('count').textContent = keys.length ? '共 ' + keys.length + ' 项 · ' + keys.length + ' in all' : '没有数据 · Nothing is kept here';
    el('sum').textContent = keys.length ? inWords(sum) : '';
    el('save').disabled = el('copy').disabled = el('show').disabled = keys.length === 0;
    el('remove').disabled = keys.length === 0 || taken !== everything();
    if (!storage()) {
      tell('浏览器不允许本页读取存储（可能是无痕模式或禁用了存储）。', 'The browser lets this page read no storage (private mode, or storage is blocked).');
    }
  }

  function took(text, zh, en) {
    taken = text;
    list();
    tell(zh, en);
  }

  // Local civil date and time, for the name of the file.
  function stamp() {
    var now = new Date();
    function two(n) { return (n < 10 ? '0' : '') + n; }
    return now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate()) + '-' + two(now.getHours()) + two(now.getMinutes());
  }

  function save() {
    var text = everything();
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'luoshi-raw-' + stamp() + '.json';
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    took(text, '已交给浏览器保存。请确认文件在“下载”里。', 'Handed to the browser to save: check that the file is in your downloads.');
  }

  function show() {
    var area = el('text');
    area.hidden = false;
    area.value = everything();
    area.focus();
    area.select();
    return area.value;
  }

  function copy() {
    var text = everything();
    function done() { took(text, '已复制。请粘贴到安全的地方保存。', 'Copied: paste it somewhere safe.'); }
    function byHand() {
      show();
      var copied = false;
      try {
        copied = document.execCommand('copy');
      } catch (error) {
        copied = false;
      }
      if (copied) done();
      else tell('请长按下面的文本，全选后复制。', 'Press and hold the text below, select all, copy.');
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  function renew() {
    // Caches and workers belong to the whole origin: only those of this folder.
    var here = new URL('./', location.href).href;
    var work = [];
    if (navigator.serviceWorker) {
      work.push(navigator.serviceWorker.getRegistrations().then(function (all) {
        return Promise.all(all.map(function (one) { return one.scope === here ? one.unregister() : false; }));
      }));
    }
    if (window.caches) {
      work.push(caches.keys().then(function (names) {
        return Promise.all(names.map(function (name) {
          return name.indexOf('luoshi ' + here + ' ') === 0 ? caches.delete(name) : false;
        }));
      }));
    }
    Promise.all(work).then(
      function () { tell('离线副本已删除。联网后重新打开应用即可。', 'The offline copy is removed: open the app again while online.'); },
      function (error) { tell('没有删成：' + error.message, 'Not removed: ' + error.message); }
    );
  }

  function remove() {
    // Another tab may have written since: then what was taken out is no longer everything.
    if (taken !== everything()) {
      list();
      tell('数据在导出后又有变化，请重新导出。', 'The data changed after it was taken out: take it out again.');
      return;
    }
    var keys = ourKeys();
    if (!confirm('要清除本应用在这台设备上的 ' + keys.length + ' 项数据吗？\nRemove the ' + keys.length + ' entries of this app from this device?')) return;
    if (!confirm('清除后不能恢复。导出的文件打开看过了吗？\nThis cannot be undone. Have you checked the exported file?')) return;
    keys.forEach(function (key) { storage().removeItem(key); });
    taken = null;
    el('text').hidden = true;
    el('text').value = '';
    list();
    tell('已清除。', 'Removed.');
  }

  el('save').addEventListener('click', save);
  el('copy').addEventListener('click', copy);
  // Shown is not yet kept: this does not open the way to removal.
  el('show').addEventListener('click', function () {
    show();
    tell('已显示全部文本，请全选复制保存。', 'All text is shown: copy it and keep it.');
  });
  el('renew').addEventListener('click', renew);
  el('remove').addEventListener('click', remove);
  window.addEventListener('storage', list);
  list();
})();
