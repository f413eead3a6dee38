// Files between WhatsApp and Support: what is taken, what it is called, and what is said of the rest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FILE_TYPES,
  fileName,
  LOSSES,
  lossShown,
  SUPPORT_BYTES_MAX,
  sentAs,
  supportTakes,
} from '../../src/domain/attachment.ts';

const MB = 1_024 * 1_024;

describe('TICKET-8: files of agents', () => {
  it.each([
    ['image/jpeg', 1, { ok: 'image' }],
    ['IMAGE/PNG; charset=binary', 5 * MB, { ok: 'image' }],
    ['image/png', 5 * MB + 1, { refused: 'too-large' }],
    ['video/mp4', 16 * MB, { ok: 'video' }],
    ['video/mp4', 16 * MB + 1, { refused: 'too-large' }],
    ['audio/ogg; codecs=opus', 10, { ok: 'audio' }],
    ['Audio/OGG ; codecs=opus', 10, { ok: 'audio' }],
    ['application/pdf', 100 * MB, { ok: 'document' }],
    ['application/pdf', 100 * MB + 1, { refused: 'too-large' }],
    ['text/plain', 0, { refused: 'empty' }],
    ['application/zip', 1, { refused: 'type-unsupported' }],
    ['image/webp', 1, { refused: 'type-unsupported' }],
    ['', 1, { refused: 'type-unsupported' }],
  ])('%s of %i bytes', (type, bytes, ruling) => {
    expect(sentAs(type, bytes)).toEqual(ruling);
  });
});

describe('TICKET-8: files of customers', () => {
  it('are taken up to the size that Support takes', () => {
    expect(SUPPORT_BYTES_MAX).toBe(52_428_800);
    expect(supportTakes(SUPPORT_BYTES_MAX)).toEqual({ ok: true });
    expect(supportTakes(SUPPORT_BYTES_MAX + 1)).toEqual({ refused: 'too-large' });
  });

  it.each([
    ['image', 'image/jpeg', '', 'image.jpg'],
    ['image', 'image/png', '', 'image.png'],
    ['sticker', 'image/webp', '', 'sticker.webp'],
    ['video', 'video/mp4', '', 'video.mp4'],
    ['video', 'video/3gpp', '', 'video.3gp'],
    ['audio', 'audio/aac', '', 'audio.aac'],
    ['audio', 'audio/amr', '', 'audio.amr'],
    ['audio', 'audio/mpeg', '', 'audio.mp3'],
    ['audio', 'audio/mp4', '', 'audio.m4a'],
    ['document', 'application/pdf', '', 'document.pdf'],
    ['document', 'text/plain', '', 'document.txt'],
    ['document', 'text/plain', 'x'.repeat(201), 'x'.repeat(200)],
    ['document', 'text/plain', 'x'.repeat(200), 'x'.repeat(200)],
    ['voice', 'audio/ogg; codecs=opus', '', 'voice.ogg'],
    ['document', 'application/x-unheard-of', '', 'document.bin'],
    ['document', 'application/pdf', 'Nota fiscal.pdf', 'Nota fiscal.pdf'],
    ['document', 'application/pdf', '../a"b\r\n.pdf', '.._a_b__.pdf'],
  ] as const)('%s of %s called "%s" is called "%s"', (type, media, given, called) => {
    expect(fileName(type, media, given)).toBe(called);
  });

  it('never have a name that a header or a path could trip over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILE_TYPES),
        fc.string(),
        fc.string(),
        (type, media, given) => {
          expect(fileName(type, media, given)).toMatch(/^[^\p{Cc}"\\/;]{1,200}$/u);
        },
      ),
    );
  });

  it('that are lost are told of beside what was said', () => {
    for (const loss of LOSSES) {
      expect(lossShown('[image]\nLook', loss)).toMatch(
        /^\[image\]\nLook\n\[The file is not here: /,
      );
    }
  });
});
