import { type Tier, worst } from './formulas.ts'
import type { Scene, TextValue } from './scene.ts'

/** How sure it is that a figure of the text is meant: those of the sentence itself, then of those before. */
export function tierOf(scene: Scene, { back }: TextValue): Tier {
  return back === 1 && scene.leans ? 0 : worst(back)
}

const OF = /^ (?:out )?of (?:(?:all|the|our|its|their|those|these) )*$/iu
const OF_BEFORE = /(?:^|[.;,] )(?:out )?of (?:(?:all|the|our|its|their|those|these) )*$/iu

/** "71 of the 87", "of the 250, 219": a part beside its whole. */
export function isPartOf(
  text: string,
  { quantity: part }: TextValue,
  { quantity: of, back }: TextValue,
) {
  if (back > 0) return false
  return part.end <= of.from
    ? OF.test(text.slice(part.end, of.from))
    : OF_BEFORE.test(text.slice(0, of.from)) && /^, $/u.test(text.slice(of.end, part.from))
}

/** "Of the 113 awards, 46 were under £1,000 (41%)": the first figure after the whole that the sentence is of. */
export function isOfWhole(
  text: string,
  { quantity: part, back }: TextValue,
  { quantity: of }: TextValue,
) {
  if (back > 0 || part.from < of.end) return false
  const between = text.slice(of.end, part.from)
  return OF_BEFORE.test(text.slice(0, of.from)) && /^[^\d.;]{0,60}, $/u.test(between)
}
