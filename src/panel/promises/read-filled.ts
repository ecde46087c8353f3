import type { Area } from '#area/index.ts'
import type { Filled } from '#fields/index.ts'
import { accept, type Outcome, type Problem, type Source } from '#shared/index.ts'
import { measureIn, readCondition } from './condition-fields.ts'
import type { happeningFields } from './happening-fields.ts'
import type { SaidOfIt, Says } from './undertaking.ts'
import { NOBODY, type undertakingFields } from './undertaking-fields.ts'

type FilledUndertaking = Filled<ReturnType<typeof undertakingFields>>
type FilledHappening = Filled<ReturnType<typeof happeningFields>>

/** What was filled in of a new undertaking, as it is to be recorded; or measures that the area has not. */
export function readSays(
  filled: FilledUndertaking,
  { measures }: Pick<Area, 'measures'>,
): Outcome<Says> {
  const { what, kind, meeting, document, paragraph, who, awaits } = filled
  const ids = filled.measures.map(measureIn)
  const unknown = ids.find((id) => !measures.has(id))
  const condition = readCondition(filled, measures)
  const problems: Problem[] = condition.ok ? [] : [...condition.problems]
  if (unknown !== undefined) {
    const message = `"${unknown}" is no measure here. Enter the address of its page, such as /performance/burglary`
    problems.push({ code: 'no-measure', message, field: 'measures' })
  }
  if (!condition.ok || problems.length > 0) return { ok: false, problems }
  const due = stated({ on: filled.dueOn, words: filled.dueWords })
  const { every, first } = filled
  return accept({
    ...{ what, kind, meeting, awaits },
    source: { document, paragraph },
    about: { measures: [...new Set(ids)], reports: [...filled.reports] },
    ...stated({ item: filled.item, hint: filled.hint, repeats: filled.repeats }),
    ...(who === NOBODY ? {} : { who }),
    ...(Object.keys(due).length === 0 ? {} : { due }),
    ...(every !== undefined && first !== undefined ? { cadence: { every, first } } : {}),
    ...stated({ condition: condition.value }),
  })
}

/** What was filled in of what happened, as it is to be recorded; or that nothing shows it. */
export function readSaidOfIt(filled: FilledHappening, siteAddress: string): Outcome<SaidOfIt> {
  const { words, document, paragraph, address, item } = filled
  const found = address === undefined ? {} : placeOf(address.trim(), siteAddress)
  if (found === undefined) return { ok: false, problems: [NO_ADDRESS] }
  const shownBy = document ?? address?.trim()
  if (shownBy === undefined) return { ok: false, problems: [NO_SOURCE] }
  const source: Source = { document: shownBy, ...stated({ paragraph, link: found.link }) }
  return accept({
    words,
    source,
    ...stated({ page: found.page, item, for: filled.for }),
    ...(item === undefined ? {} : { meeting: filled.on }),
  })
}

/** A page here by its path, or one elsewhere. */
function placeOf(
  address: string,
  siteAddress: string,
): { readonly page?: string; readonly link?: string } | undefined {
  const path = address.startsWith(`${siteAddress}/`) ? address.slice(siteAddress.length) : address
  if (/^\/(?![/\\])[^\s\\<>"\p{Cc}]*$/u.test(path)) return { page: path }
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? { link: url.href } : undefined
}

const NO_SOURCE: Problem = {
  code: 'no-evidence',
  field: 'document',
  message:
    'Enter the document or the address that shows it: nothing is recorded without where it stands',
}

const NO_ADDRESS: Problem = {
  code: 'no-address',
  field: 'address',
  message: 'Enter a page of this site, such as /performance/burglary, or an address with https://',
}

/** Without what was left blank. */
function stated<Values extends object>(values: Values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Values]?: NonNullable<Values[Name]>
  }
}
