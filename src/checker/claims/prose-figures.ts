import { fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike } from '../explain.ts'
import type { Working } from '../prose/formulas.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import { type Settled, settle } from '../prose/settled.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { basesOf } from '../tables/numbers-near.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'
import { slipIn } from './prose-slips.ts'

/** Figures of sentences that bear themselves out by the tables and sentences they are told of. */
export function checkProseFigures(reading: Reading): readonly Claim[] {
  const basesAt = basesOf(reading.paper)
  const isElsewhere = numbersElsewhere(reading)
  return scenesOf(reading, hasFigures).flatMap((scene) => {
    const bases = basesAt(scene.statement.sentence.block)
    const found = settle(scene, bases).map((it) => ({
      ...it,
      slip: isOpen(it)
        ? slipIn(scene, it.quantity, it.workings, isElsewhere(it.quantity))
        : undefined,
    }))
    // A figure that is wrong puts all that is worked from it out: of a sentence's the surest slip is one
    const slips = found.flatMap(({ slip }) => slip ?? [])
    const [surest] = slips.toSorted((one, other) => one.doubt - other.doubt)
    return [
      ...found.flatMap(({ quantity, right, slip }) =>
        right && !slip ? [toClaim(scene, quantity, right)] : [],
      ),
      ...(surest ? [surest.claim] : []),
    ]
  })
}

const hasFigures = ({ sentence }: Statement) => sentence.quantities.length > 0

const isOpen = ({ found }: Settled) => found === undefined || found === 'by-chance'

function toClaim({ statement }: Scene, quantity: Quantity, right: Working): Claim {
  return conclude(statement.sentence, {
    kind: right.kind,
    stated: printed(statement.sentence.text, quantity),
    recomputed: sayLike(fraction(right.exact), quantity),
    fit: 'correct',
    working: right.say(),
    tellsWay: right.isOrdered === true,
  })
}
