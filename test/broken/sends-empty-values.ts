import { breaking } from './break.ts';

export default breaking({
  wrong:
    'sends a template with whatever values it was given, and empty ones where there are too few',
  violates: ['TEMPLATE-3'],
  decisions: {
    fillTemplate: ({ name, language, header, body, footer }, values) => {
      const wanted = [...body.matchAll(/\{\{\d+\}\}/g)];
      const given = wanted.map((_, i) => values[i] ?? '');
      const filled = wanted.reduce((text, [mark], i) => text.replace(mark, given[i] ?? ''), body);
      const shown = [header, filled, footer].filter((part) => part !== '').join('\n');
      return { ok: { name, language, parameters: given.map((text) => ({ text })), shown } };
    },
  },
});
