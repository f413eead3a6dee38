// The page's colours, as data, so that a test can measure their contrast. Each verdict has a text label as well.
import type { Verdict } from '../../judge/verdict.ts';

export interface Tint {
  readonly text: string;
  readonly back: string;
}

export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly tints: { readonly [V in Verdict]: Tint };
}

export const LIGHT: Palette = {
  page: '#ffffff',
  surface: '#f5f7fa',
  text: '#18212d',
  muted: '#566274',
  line: '#dce2ea',
  accent: '#2357c6',
  tints: {
    'harness-error': { text: '#8a1560', back: '#fbe8f3' },
    fail: { text: '#a51d18', back: '#fdeae8' },
    blocked: { text: '#643b9f', back: '#f1ebfa' },
    inconclusive: { text: '#765000', back: '#fcf2d6' },
    pass: { text: '#136238', back: '#e3f4ea' },
    'not-applicable': { text: '#525d6b', back: '#eceff3' },
  },
};

export const DARK: Palette = {
  page: '#11151b',
  surface: '#191f28',
  text: '#e5eaf1',
  muted: '#9ba8b9',
  line: '#2c3543',
  accent: '#8bb4ff',
  tints: {
    'harness-error': { text: '#ff9fd8', back: '#3b1632' },
    fail: { text: '#ffa29b', back: '#3c1a18' },
    blocked: { text: '#ceb4ff', back: '#2b2142' },
    inconclusive: { text: '#f1c76c', back: '#352a10' },
    pass: { text: '#84d8a4', back: '#153221' },
    'not-applicable': { text: '#adb8c6', back: '#262e39' },
  },
};
