import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'drops comments of several paragraphs, such as macros write',
  violates: ['MACRO-1'],
  alsoRed: { 'MACRO-2': 'a comment that was dropped is not told of as late' },
  decisions: {
    commentLeaves: (visibility, text) =>
      !text.includes('\n') && LAW.commentLeaves(visibility, text),
  },
});
