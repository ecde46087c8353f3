import { fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike } from '../explain.ts'
import { bearsOut, rightOf } from '../prose/borne-out.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import { basesOf } from '../tables/numbers-near.ts'
import { printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'
import { type Slip, slipIn } from './prose-slips.ts'

/** Figures of sentences that bear themselves out by the tables and sentences they are told of. */
export function checkProseFigures(reading: Reading): readonly Claim[] {
  const basesAt = basesOf(reading.paper)
  const isElsewhere = numbersElsewhere(reading)
  return scenesOf(reading, hasFigures).flatMap((scene) => {
    const bases = basesAt(scene.statement.sentence.block)
    const found = scene.figures.map((quantity) =>
      bearOut(scene, quantity, bases, isElsewhere(quantity)),
    )
    // A figure that is wrong puts all that is worked from it out: of a sentence's the surest slip is one
    const slips = found.flatMap(({ slip }) => slip ?? [])
    const [surest] = slips.toSorted((one, other) => one.doubt - other.doubt)
    return [...found.flatMap(({ right }) => right ?? []), ...(surest ? [surest.claim] : [])]
  })
}

const hasFigures = ({ sentence }: Statement) => sentence.quantities.length > 0

function bearOut(
  scene: Scene,
  quantity: Quantity,
  bases: readonly number[],
  isElsewhere: boolean,
): { readonly right?: Claim; readonly slip?: Slip } {
  const borne = bearsOut(scene, quantity)
  const isOpen = borne.found === undefined || borne.found === 'by-chance'
  const slip = isOpen ? slipIn(scene, quantity, borne.workings, isElsewhere) : undefined
  if (slip) return { slip }
  const right = rightOf(scene, quantity, bases, borne)
  if (!right) return {}
  const { sentence } = scene.statement
  return {
    right: conclude(sentence, {
      kind: right.kind,
      stated: printed(sentence.text, quantity),
      recomputed: sayLike(fraction(right.exact), quantity),
      fit: 'correct',
      working: right.say(),
      tellsWay: right.isOrdered === true,
    }),
  }
}
