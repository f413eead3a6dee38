import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'drops comments of several paragraphs, such as macros write',
  violates: ['MACRO-1'],
  alsoRed: {
    'TEMPLATE-1': 'a shorthand of several lines is dropped',
    'TEMPLATE-3': 'a shorthand with a value of several lines is dropped without a word',
    'MACRO-2': 'a comment that was dropped is not told of as late',
  },
  decisions: {
    commentLeaves: (visibility, text) =>
      !text.includes('\n') && LAW.commentLeaves(visibility, text),
  },
});
