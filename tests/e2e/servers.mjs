// Serves dist/ for the whole run, at the root and in a sub-folder, each on a free port of its own.

import path from 'node:path';
import { serve } from '../../scripts/serve.mjs';

export const folder = path.resolve(import.meta.dirname, '../../dist');

export default async function start() {
  const root = await serve({ folder });
  const sub = await serve({ folder, prefix: '/sub/' });
  // The workers inherit these.
  process.env.LUOSHI_ROOT = root.url;
  process.env.LUOSHI_SUB = sub.url;
  return () => Promise.all([root.stop(), sub.stop()]);
}
