// Serves dist/ on this machine, as a plain static host would.
//
//   node scripts/serve.mjs [folder] [--port 8080] [--prefix /sub/]
//
// The tests use `serve` directly.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// A name with a hash of its content never changes; everything else is asked for anew.
const HASHED = /-[0-9a-f]{16}(_bg)?\.(js|css|wasm|txt)$/;

const isFile = async (file) => (await stat(file).catch(() => null))?.isFile() ?? false;

// The smallest form that the other side understands and that the build has made.
async function encoded(file, accepted) {
  for (const [encoding, ending] of [['br', '.br'], ['gzip', '.gz']]) {
    if (accepted.includes(encoding) && (await isFile(file + ending))) return [file + ending, encoding];
  }
  return [file, null];
}

async function answer(root, prefix, request, response) {
  const plain = (code, text, headers = {}) => {
    response.writeHead(code, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'only GET and HEAD\n');

  let name;
  try {
    name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  } catch {
    return plain(400, 'not an address\n');
  }
  if (`${name}/` === prefix) return plain(301, 'moved\n', { location: prefix });
  if (!name.startsWith(prefix)) return plain(404, 'not here\n');

  let file = path.join(root, name.slice(prefix.length));
  if (file !== root && !file.startsWith(root + path.sep)) return plain(403, 'outside\n');
  if (name.endsWith('/')) file = path.join(file, 'index.html');
  if (!(await isFile(file))) return plain(404, 'no such file\n');

  const [sent, encoding] = await encoded(file, request.headers['accept-encoding'] ?? '');
  const headers = {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-length': (await stat(sent)).size,
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  if (encoding) headers['content-encoding'] = encoding;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return response.end();
  return createReadStream(sent).on('error', () => response.destroy()).pipe(response);
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      done();
    });
  });
}

/**
 * Starts a server. Port 0 takes any free port; a port that is taken, the next free one.
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function serve({ folder = 'dist', prefix = '/', port = 0 } = {}) {
  const root = path.resolve(folder);
  prefix = `/${prefix}/`.replace(/\/+/g, '/');
  if (!(await isFile(path.join(root, 'index.html')))) throw new Error(`${root} holds no index.html: run 'make build'`);

  const server = createServer((request, response) => {
    answer(root, prefix, request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  for (;;) {
    try {
      await listen(server, port);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= 65535) throw error;
      port += 1;
    }
  }
  return {
    url: `http://localhost:${server.address().port}${prefix}`,
    stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      return closed;
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { port: 8080 };
  const rest = process.argv.slice(2);
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--port') options.port = Number(rest.shift());
    else if (word === '--prefix') options.prefix = rest.shift();
    else options.folder = word;
  }
  try {
    const { url } = await serve(options);
    console.log(`serving ${options.folder ?? 'dist'} at ${url}  (Ctrl-C ends it)`);
  } catch (error) {
    console.error(`serve: ${error.message}`);
    process.exitCode = 1;
  }
}
