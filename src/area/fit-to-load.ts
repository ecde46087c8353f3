import { z } from 'zod'
import { type Disagreement, mayStandIn, type Problem, readYaml, withLines } from '#shared/index.ts'
import { NOT_KNOWN } from './area-file.ts'
import type { ExaminedArea } from './load-area.ts'
import { idSchema } from './measure.ts'

const ABOUT = 'figures/about.yaml'

/** `figures/about.yaml`: whose figures stand beside it, as `area.yaml` has it. */
const aboutFiguresSchema = z.strictObject({ area: idSchema, name: z.string().min(1) })

/**
 * Whether an area's files are all of one place, so that a folder copied for another place and renamed
 * in part is not taken for it. Only asked before a load: what has been loaded is opened as it is.
 *
 * @param files - as text, by path
 * @returns one problem for each file that is of another place, with its line and the remedy
 */
export function checkFitToLoad(
  { area, unread }: ExaminedArea,
  files: ReadonlyMap<string, string>,
): readonly Problem[] {
  const { id, name, places, pairs, publishedBefore } = area.file
  const found: Disagreement[] = []
  const say = (file: string, message: string, steps: Disagreement['steps']) =>
    found.push({ code: 'not-of-one-place', file, words: `: ${message}`, ...(steps && { steps }) })
  const [policeArea] = places
  const isKnown = id !== NOT_KNOWN && policeArea && policeArea.id !== NOT_KNOWN
  if (isKnown && policeArea.kind === 'police-area' && policeArea.id !== id) {
    say(
      'area.yaml',
      `the area is "${id}", and its police area, the first place, is "${policeArea.id}". Give both ` +
        'the id of this place, and keep no figures of another',
      ['id'],
    )
  }
  for (const { first, second } of pairs) {
    for (const [field, measure] of Object.entries({ first, second })) {
      if (area.measures.has(measure) || mayStandIn(unread, measure)) continue
      const message = `pairs sets "${measure}" beside another, and it is not a measure. Name one that a file in measures/ defines`
      say('area.yaml', message, ['pairs', field])
    }
  }
  for (const [index, path] of publishedBefore.entries()) {
    if (/^figures\/[^/]+\.csv$/.test(path) && files.has(path)) continue
    const message = `publishedBefore names "${path}", and there is no such file of figures. Write it as figures/printed.csv`
    say('area.yaml', message, ['publishedBefore', index])
  }
  const about = files.get(ABOUT)
  const read = about === undefined ? undefined : readYaml(ABOUT, about, aboutFiguresSchema)
  if (read?.ok && id !== NOT_KNOWN) {
    const of = read.value
    const remedy =
      'Take them out and put this place’s own there; if only its name has changed, correct it here'
    if (of.area !== id) {
      say(ABOUT, `the figures are of "${of.area}", and area.yaml is of "${id}". ${remedy}`, [
        'area',
      ])
    } else if (of.name !== name && !unread.files.has('area.yaml')) {
      say(ABOUT, `the figures are of ${of.name}, and area.yaml is of ${name}. ${remedy}`, ['name'])
    }
  }
  return [...(read && !read.ok ? read.problems : []), ...withLines(found, files)]
}
