import { CHANGE_EXAMPLES } from './worked-examples/changes.ts'
import { PLACE_EXAMPLES } from './worked-examples/places.ts'
import { RULE_EXAMPLES } from './worked-examples/rules.ts'
import type { ExamplesByCheck } from './worked-examples/shapes.ts'
import { SHARE_EXAMPLES } from './worked-examples/shares.ts'
import { SUM_EXAMPLES } from './worked-examples/sums.ts'
import { TABLE_EXAMPLES } from './worked-examples/tables.ts'
import { TARGET_EXAMPLES } from './worked-examples/targets.ts'

export type { ClaimExample, NothingClaimed } from './worked-examples/shapes.ts'

/** Worked examples of every check of a paper, by the name of the check. All places are made up. */
export const CLAIM_EXAMPLES: ExamplesByCheck = {
  ...CHANGE_EXAMPLES,
  ...SHARE_EXAMPLES,
  ...SUM_EXAMPLES,
  ...RULE_EXAMPLES,
  ...TABLE_EXAMPLES,
  ...PLACE_EXAMPLES,
  ...TARGET_EXAMPLES,
}
