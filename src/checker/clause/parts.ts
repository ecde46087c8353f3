import { matchesIn } from '#shared/index.ts'
import { FIGURE, type Marked, shapedIn, shapeOf } from './marked.ts'
import { LEAD, type Told, workShare } from './shares.ts'

const WHOLE = shapeOf(`${LEAD}[^;:.]{0,80}?[:,]`)
const PART = shapeOf(
  String.raw`{part:n}(?: [\p{L}’'-]+){0,8}(?:,? \(|, or |, | or ){share:p}(?=\)|[,;.](?!\d)|$| and\b)|{half:n}(?: [\p{L}’'-]+){0,8} \(half\)`,
)

/** "Of the £2.94m: outsourcing £1.47m (half), weekend lists £0.83m (28%), validation £0.64m (22%)". */
export function partsIn(marked: Marked): readonly Told[] {
  return shapedIn(marked, WHOLE).flatMap((lead) => {
    const stop = /[;]|\.\s/u.exec(marked.text.slice(lead.end))?.index
    const end = stop === undefined ? marked.text.length : lead.end + stop
    const inside = (at: number) => at >= lead.end - 1 && at < end
    const parts = shapedIn(marked, PART).filter(({ start }) => inside(start))
    const figures = matchesIn(marked.text, FIGURE).filter(({ index }) => inside(index))
    const isList =
      parts.length > 1 &&
      figures.every(({ index }) => parts.some((it) => it.start <= index && index < it.end))
    if (!isList) return []
    const worked = parts.flatMap(
      ({ named }) => workShare({ ...named, whole: lead.named['whole'] }) ?? [],
    )
    return [{ ...lead, end, worked }]
  })
}
