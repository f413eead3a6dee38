// How channelproof knows its own files again in a folder, so that it never removes anybody else's.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Each report by its name, and by words near its beginning that only channelproof writes there. */
const MARKS: Readonly<Record<string, RegExp>> = {
  'report.json': /"tool": \{\s*"name": "channelproof"/,
  'report.html': /<title>channelproof: /,
  'junit.xml': /<testsuites name="channelproof /,
  'summary.md': /^# \S+ channelproof: /,
  'kill-matrix.json': /^\{\s*"rows": \[\s*\{\s*"connector": "/,
};

/** Bytes: a page with all its traces in it is long, and need not be read to be known again. */
const BEGINNING = 4_096;

function beginningOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** `window--boundary.cloud.elapsed_24h.jsonl`: the case, perhaps a hash, the dialect, its example. */
const TRACE = /^[a-z0-9-]*(?:\.[0-9a-f]{8})?\.(?:on-premises|cloud)(?:\.[a-z0-9_-]*)*\.jsonl$/;

const TRACES = 'traces';

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    // No such folder holds nothing of ours.
    return [];
  }
}

/** What an earlier run of channelproof has left in and below `folder`, as paths relative to it. */
export function ownFilesIn(folder: string): readonly string[] {
  const reports = namesIn(folder).filter(
    (name) => MARKS[name]?.test(beginningOf(join(folder, name))) === true,
  );
  const traces = namesIn(join(folder, TRACES)).filter((name) => TRACE.test(name));
  return [...reports, ...traces.map((name) => `${TRACES}/${name}`)];
}
