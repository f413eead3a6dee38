// A target is judged by what it claims: whoever claims the connector alone is not asked for orders, intakes and wizards.
import { requirementOf } from '../catalogue/catalogue.ts';
import type { Capability } from '../catalogue/requirement.ts';
import type { Check } from './case-result.ts';

/** Whoever claims the full service claims everything. */
const EVERYTHING: Capability = 'full-service';

/** Checks of rows that the target does not claim are listed, and decide nothing. */
export const asClaimed = (checks: readonly Check[], claims: Capability): readonly Check[] =>
  claims === EVERYTHING
    ? checks
    : checks.map((check) => {
        const capability = requirementOf(check.requirement)?.capability ?? claims;
        return capability === claims ? check : notClaimed(check, capability);
      });

const notClaimed = ({ requirement }: Check, capability: Capability): Check => ({
  requirement,
  verdict: 'not-applicable',
  message: `not judged: the row is for those who claim ${capability}`,
  expected: null,
  actual: null,
  evidence: [],
});
