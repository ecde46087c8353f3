import type { Comparison } from '../test/careful-reader.ts'

/** A fault of a row, and the set of files it is in. */
interface Fault {
  readonly set: string
  readonly of: string
}

/**
 * What is wrong without a question by its field and cause, and what is asked needlessly by what is asked, a line
 * each: in how many rows, and in which sets. What is in several sets carries over from one writer to another.
 */
export function causesIn(
  read: readonly { readonly set: string; readonly comparison: Comparison }[],
): readonly string[] {
  const wrong: Fault[] = []
  const needless: Fault[] = []
  for (const { set, comparison } of read) {
    for (const row of comparison.rows) {
      const { otherwise, isMissing, isAsked, isToBeAsked, asked } = row
      if (isAsked && !isToBeAsked) {
        const all = otherwise.map(causeOf)
        const besides = all.length === 0 ? 'all else right' : 'something else otherwise'
        needless.push(...asked.map((about) => ({ set, of: `${about}: ${besides}` })))
      }
      if (isMissing || isAsked) continue
      if (isToBeAsked) wrong.push({ set, of: 'the truth asks' })
      else wrong.push(...otherwise.map((one) => ({ set, of: causeOf(one) })))
    }
    wrong.push(...comparison.extraUnasked.map(() => ({ set, of: 'extra: no figure' })))
    const asked = comparison.extra.length - comparison.extraUnasked.length
    for (let index = 0; index < asked; index += 1) needless.push({ set, of: 'extra: no figure' })
  }
  return [
    ...tableOf('wrong unasked, a row in each of its fields', wrong),
    ...tableOf('asked needlessly, a row in each thing that is asked', needless),
  ]
}

function tableOf(title: string, faults: readonly Fault[]): readonly string[] {
  const kinds = [...Map.groupBy(faults, ({ of }) => of)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  return [
    `${title}:`,
    ...kinds.map(([of, those]) => {
      const sets = [...Map.groupBy(those, ({ set }) => set)]
        .toSorted(([one], [other]) => Number(one) - Number(other))
        .map(([set, some]) => `${set} (${some.length})`)
      return `${String(those.length).padStart(5)}  ${of}; in sets ${sets.join(', ')}`
    }),
  ]
}

/** "value 48.6, truth 48600" as "value: 1,000 times as much". */
function causeOf(otherwise: string): string {
  const [, field = '', said = '', truth = ''] = /^(\S+) (.*), truth (.*)$/.exec(otherwise) ?? []
  if (field === 'from' || field === 'to') return `${field}: ${daysApart(said, truth)}`
  if (field === 'value') return `value: ${timesAsMuch(said, truth)}`
  if (field === 'n') return `n: ${said === 'none' ? 'not seen' : 'another'}`
  return `${field}: ${said} for ${truth}`
}

function daysApart(said: string, truth: string): string {
  if (said === 'none' || truth === 'none')
    return `${said === 'none' ? 'none' : 'a day'} for ${truth === 'none' ? 'none' : 'a day'}`
  const days = Temporal.PlainDate.from(said).until(Temporal.PlainDate.from(truth)).days
  const year = Math.round(days / 365)
  if (Math.abs(days - year * 365) <= 1 && year !== 0)
    return `${Math.abs(year) === 1 ? 'a year' : `${Math.abs(year)} years`} ${year < 0 ? 'late' : 'early'}`
  return `up to a year ${days < 0 ? 'late' : 'early'}`
}

function timesAsMuch(said: string, truth: string): string {
  if (said === 'none' || truth === 'none')
    return said === 'none' ? 'none for a number' : 'a number for none'
  const times = Number(truth) / Number(said)
  const power = Math.round(Math.log10(times))
  return Number.isFinite(power) && Math.abs(times - 10 ** power) < 1e-6 * times
    ? `of the truth, ${10 ** -power} times`
    : 'another number'
}
