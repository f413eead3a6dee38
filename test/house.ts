// The house rules as data: who may import whom, what is banned and where it is allowed, how big files may be.
// `house/rules.ts` applies them.

/** Room → rooms it may import. `simulators/*` is every simulator; none of them may import another. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/kernel': [],
  'src/domain': [],
  'src/catalogue': [],
  'simulators/*': ['src/kernel'],
  'src/connector': ['src/domain', 'src/kernel'],
  'src/scenario': ['src/catalogue', 'src/kernel'],
  'src/run': ['src/kernel', 'src/scenario', 'src/connector', 'simulators/*'],
  'src/judge': ['src/catalogue', 'src/kernel'],
  'src/report': ['src/catalogue', 'src/judge', 'src/kernel'],
  'src/console': ['src/kernel', 'src/scenario', 'src/run', 'src/judge', 'src/report'],
  'src/cli': [
    'src/kernel',
    'src/catalogue',
    'src/connector',
    'src/scenario',
    'src/run',
    'src/judge',
    'src/report',
    'src/console',
    'simulators/*',
  ],
};

/** Rooms that see the kernel's types, and these values of it: pure, without a clock or dice in them. */
export const TYPES_OF_KERNEL: readonly string[] = ['src/judge', 'src/report'];
export const PURE_IN_KERNEL: Readonly<Record<string, readonly string[]>> = {
  'src/kernel/random.ts': ['sha256'],
  'src/kernel/clock.ts': ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'EPOCH'],
  'src/kernel/harness-error.ts': ['HarnessError'],
  'src/kernel/routes.ts': ['FIDELITIES', 'CONFIDENCES', 'splitUrl'],
  'src/kernel/wire.ts': ['METHODS'],
};

/** Files of the root that a room may read. */
export const ROOT_FILES: Readonly<Record<string, readonly string[]>> = {
  'src/cli': ['package.json'],
};

export interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  /** Files, or folders ending in a slash. */
  readonly allowed: readonly string[];
  readonly instead: string;
}

const STOPWATCH = 'src/cli/stopwatch.ts';
const CLOCK = 'src/kernel/clock.ts';
const REAL_TIME = 'src/cli/serve/real-time.ts';
const SEEDED = 'draw from the `random` that the services bring';
const VIRTUAL = 'ask the `clock` that the services bring';

/** What code may not say in `src` and `simulators`. A lone name is the global; `x.name` is somebody's own. */
export const BANS: readonly Ban[] = [
  {
    what: 'the wall clock',
    pattern:
      /\bDate\s*\.\s*now\b|\bnew\s+Date\b(?!\s*\(\s*[^)\s])|(?<!\bnew\s+|[.\w$])Date\s*\(|(?<![.\w$])performance\s*\./g,
    allowed: [STOPWATCH],
    instead: `${VIRTUAL}; durations are measured in ${STOPWATCH}`,
  },
  {
    what: 'a timer',
    pattern:
      /(?<![.\w$])(?:setTimeout|setInterval|clearTimeout|clearInterval)\b|\bAbortSignal\s*\.\s*timeout\b/g,
    allowed: [REAL_TIME],
    instead: 'use clock.sleep or clock.at',
  },
  {
    what: 'a turn of the event loop',
    pattern: /(?<![.\w$])setImmediate\b/g,
    allowed: [CLOCK, 'src/kernel/arrivals.ts', 'src/cli/strays.ts'],
    instead: 'use clock.spawn or clock.sleep',
  },
  {
    what: 'unseeded chance',
    pattern:
      /\bMath\s*\.\s*random\b|\b(?:randomUUID|randomBytes|randomInt|randomFill|randomFillSync|getRandomValues)\b|(?<![.\w$])faker\s*\.(?!\s*\w*[dD]efinitions\b)|=\s*faker\s*;/g,
    allowed: [],
    instead: SEEDED,
  },
  {
    what: '`process`',
    pattern: /(?<![.\w$])process\b(?!\s*[:=(])/g,
    allowed: [CLOCK, 'src/cli/bin.ts', 'src/cli/terminal.ts', 'src/cli/worker.ts'],
    instead: 'pass in what is needed; the terminal is src/cli/terminal.ts',
  },
  {
    what: '`console`',
    pattern: /(?<![.\w$])console\s*[.[]/g,
    allowed: [],
    instead: 'answer a value; src/cli/terminal.ts writes it',
  },
  {
    what: 'a global by detour',
    pattern: /(?<![.\w$])globalThis\b/g,
    allowed: [],
    instead: 'pass in what is needed',
  },
  {
    what: 'the real network',
    pattern: /(?<![.\w$])(?:fetch|XMLHttpRequest|WebSocket)\s*\(/g,
    allowed: [],
    instead: 'use the `send` that the services bring',
  },
  {
    what: "the machine's locale",
    pattern:
      /\.\s*localeCompare\s*\([^,()]*\)|\.\s*toLocale\w*\s*\(\s*\)|\bIntl\s*\.\s*\w+\s*\(\s*\)/g,
    allowed: [],
    instead: 'compare with <, or name the locale: the bytes must be the same on every machine',
  },
];

export interface PackageBan {
  readonly packages: readonly string[];
  readonly allowed: readonly string[];
  readonly instead: string;
}

const NO_CLOCK = 'ask the `clock` of the services';
export const PACKAGE_BANS: readonly PackageBan[] = [
  { packages: ['express'], allowed: ['src/kernel/serve.ts'], instead: 'use src/kernel/serve.ts' },
  {
    packages: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram'],
    allowed: ['src/kernel/serve.ts', 'src/kernel/loopback.ts', 'src/kernel/outside.ts'],
    instead: 'use src/kernel/serve.ts or the network',
  },
  {
    packages: ['node:fs', 'node:fs/promises'],
    allowed: ['src/scenario/load.ts', 'src/scenario/find.ts', 'src/cli/'],
    instead: 'read in src/scenario/{find,load}.ts, write in src/cli',
  },
  { packages: ['node:timers', 'node:timers/promises'], allowed: [], instead: NO_CLOCK },
  { packages: ['node:perf_hooks'], allowed: [STOPWATCH], instead: NO_CLOCK },
  { packages: ['node:process', 'process'], allowed: [], instead: 'use src/cli/terminal.ts' },
];

/** Files whose module-level map only remembers what follows from its key, which never changes. */
export const DERIVED: readonly string[] = ['src/kernel/redact-json.ts'];

export const LINES_MAX = 300;
/** A test is a list of cases: it may be as long as its list. */
export const TEST_LINES_MAX = 650;
/** Files that are one table of facts, which no cut would make easier to read. */
export const DATA_TABLES: readonly string[] = [];
/** A longer file says in its first line what it is for. */
export const SILENT_LINES_MAX = 30;

/** Names that say nothing. */
export const NAMELESS = /^(?:utils?|helpers?|index|types|common|misc)$/;

/** Paths of somebody's machine, which nobody else has. */
export const FOREIGN_PATHS =
  /\.\.\/shared\b|(?<![\w.:/*-])\/(?:work|tmp|home|root|Users)\/[\w.-]+/g;
