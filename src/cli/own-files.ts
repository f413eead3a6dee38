// How channelproof knows its own files again in a folder, so that it never removes anybody else's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each report by its name, and by words that only channelproof writes into it. */
const MARKS: Readonly<Record<string, RegExp>> = {
  'report.json': /"tool": \{\s*"name": "channelproof"/,
  'report.html': /<title>channelproof: /,
  'junit.xml': /<testsuites name="channelproof /,
  'summary.md': /^# \S+ channelproof: /,
  'kill-matrix.json': /^\{\s*"rows": \[[\s\S]*"killedBy": /,
};

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
    (name) => MARKS[name]?.test(readFileSync(join(folder, name), 'utf8')) === true,
  );
  const traces = namesIn(join(folder, TRACES)).filter((name) => TRACE.test(name));
  return [...reports, ...traces.map((name) => `${TRACES}/${name}`)];
}
