import { etagOf } from './etag-of';
import { revisionsOfEtags } from './revisions-of-etags';

const ID = 'direct-0198c7d6-1f2e';
const tag = (revision: number, representation = '') => etagOf({ executionId: ID, revision }, representation);

describe('the revisions that If-Match names', () => {
  it.each<[string, string | undefined, readonly number[] | undefined]>([
    ['no header', undefined, undefined],
    ['a star', ' * ', undefined],
    ['the tag of a state', tag(7), [7]],
    ['that of another representation', tag(7, ';svg'), [7]],
    ['a weak tag', `W/${tag(7)}`, [7]],
    ['a list', `${tag(7)}, ${tag(12)}`, [7, 12]],
    ['a state of another execution', '"direct-0198c7d6-7"', []],
    ['a revision that is written otherwise', `"${ID}-07"`, []],
    ['no revision', `"${ID}-"`, []],
    ['a part of a list that cannot be read', `7, ${tag(8)}`, [8]],
    ['no tag at all', 'nonsense', []],
  ])('of %s', (_what, header, revisions) => {
    expect(revisionsOfEtags(header, ID)).toEqual(revisions);
  });
});
