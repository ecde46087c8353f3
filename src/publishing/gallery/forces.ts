import type { Sentence } from '#statistics/index.ts'
import {
  askAboutForces,
  compareForces,
  describeAverages,
  describeForce,
  describeKinds,
  describeMissing,
  describeNotCompared,
  describePlace,
  describeRank,
  describeSpread,
  type ForceFigure,
  labelWithheld,
} from '#statistics/index.ts'

export function aboutForces(): readonly Sentence[] {
  const names = ['Northmere', 'Eastvale', 'Southdown', 'Westmarch', 'Midshire']
  const ids = names.map((name) => name.toLowerCase())
  const forces = ids.slice(1).map((id, index) => ({ id, name: names[index + 1] ?? '' }))
  const [home = '', , third = '', , last = ''] = ids
  const own = { id: home, name: 'Northmere' }
  const group = { reviewBy: '2020-03-31', forces }
  const asked = { own, group, on: '2019-03-31', fewestForRank: 10 }
  const figures = (counts: readonly (number | null)[]): readonly ForceFigure[] =>
    ids.map((id, index) => ({
      id,
      count: counts[index] ?? null,
      population: 800_000 + 50_000 * index,
    }))
  const spread = figures([60_000, 66_000, 61_000, 90_000, 72_000])
  const close = figures([800, 855, 905, 955, 1010])
  const words = { many: 'offences', when: 'in the year to March 2019', populationYear: 2018 }
  const compared = [
    compareForces({ ...asked, figures: spread }),
    compareForces({ ...asked, figures: close }),
    compareForces({ ...asked, figures: spread, on: '2021-03-31' }),
    compareForces({ ...asked, figures: figures([5, 19, 12, 14, 18]) }),
    compareForces({ ...asked, figures: figures([5, 9, 12, 14, 8]) }),
  ].filter((one) => one !== undefined)
  const gaps = compareForces({
    ...asked,
    group: {
      ...group,
      forces: forces.map((force) =>
        force.id === third ? { ...force, excluded: 'it changed its system in 2018' } : force,
      ),
    },
    figures: spread.filter(({ id }) => id !== last),
  })
  const [different, alike, late, small] = compared
  // One that stands out takes a group large enough to show it
  const [others, nine] = [
    [1010, 975, 1035, 990, 1020, 965, 1005, 1000],
    [...ids, 'f', 'g', 'h', 'i'],
  ]
  const outside = [1600, 800, 640].flatMap((count) => {
    const found = compareForces({
      ...asked,
      group: { ...group, forces: nine.slice(1).map((id) => ({ id, name: id })) },
      figures: nine.map((id, index) => ({
        ...{ id, count: index === 0 ? count : (others[index - 1] ?? 0), population: 800_000 },
      })),
    })
    return found ?? []
  })
  const [above] = outside
  const kinds =
    alike && above
      ? [
          describeKinds([alike, alike]),
          describeKinds([alike, above]),
          describeKinds([above, alike, above]),
        ]
      : []
  const equal = compareForces({
    ...asked,
    figures: ids.map((id) => ({ id, count: 1000, population: 800_000 })),
  })
  const further = [
    ...kinds,
    describeNotCompared(['Robbery', 'Drug offences']),
    ...(different ? [describeAverages(different, words.many)] : []),
    ...(above ? askAboutForces(above, words.many, group.reviewBy) : []),
    ...[late, small].flatMap((one) => (one ? [`In a table: ${labelWithheld(one)}.`] : [])),
    ...[different, alike, late].flatMap((one) =>
      (one?.rows ?? []).slice(0, 1).map((row) => `Its rank in a table: ${describeRank(row)}.`),
    ),
  ]
  return [
    ...(['far-below', 'below', 'within', 'above', 'far-above'] as const).map(
      (place): Sentence => [{ text: `In a table: ${describePlace(place)}.` }],
    ),
    ...[...compared, ...outside, ...(equal ? [equal] : [])].map((one) =>
      describeForce(one, { ...words, reviewBy: group.reviewBy }),
    ),
    ...compared.slice(0, 2).map((one): Sentence => [{ text: describeSpread(one) }]),
    ...(gaps ? [[{ text: describeMissing(gaps) }]] : []),
    ...compared.slice(0, 1).map((one): Sentence => [{ text: describeMissing(one) }]),
    ...further.map((text): Sentence => [{ text }]),
  ]
}
