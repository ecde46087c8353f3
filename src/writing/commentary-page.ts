import type { FileVersion } from '#holdings/index.ts'
import type { TextPlace } from '#reports/index.ts'
import { describeMoment, describePeriod } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { namesOfText } from './text-names.ts'

interface TextsPage extends Page {
  readonly about: string
  readonly texts: DataTable
}

interface ListedText {
  readonly title: string
  readonly path: string
  readonly href: string
}

/** `/reports/<report>/<period>/write`: the texts of a report, who wrote them last, and one's own drafts. */
export function presentTexts(
  { definition, period }: TextPlace,
  texts: readonly ListedText[],
  versions: readonly FileVersion[],
  drafts: ReadonlySet<string>,
): TextsPage {
  const about = `${definition.title}, ${describePeriod(period)}`
  return {
    title: 'Texts',
    about,
    breadcrumbs: [
      { text: 'Reports', href: '/reports' },
      { text: about, href: (texts[0]?.href ?? '').replace(/\/write\/.*$/, '') },
    ],
    texts: {
      id: 'texts',
      caption: 'The texts of the report',
      captionSize: 'm',
      narrow: 'cards',
      columns: [{ text: 'Text' }, { text: 'As it stands' }, { text: 'Your draft' }],
      rows: texts.map(({ title, path, href }) => [
        { text: title, href },
        { text: sayLast(versions.findLast((one) => one.path === path)) },
        { text: drafts.has(path) ? 'Kept' : 'None' },
      ]),
    },
  }
}

function sayLast(last: FileVersion | undefined): string {
  if (last === undefined) return 'Nothing is written'
  if (last.content === null) return `Taken out on ${describeMoment(last.at)} by ${last.by}`
  const how = last.isEdit ? 'Written' : 'Loaded with the area’s files'
  return `${how} on ${describeMoment(last.at)} by ${last.by}`
}

interface HistoryPage extends Page {
  readonly about: string
  readonly writeHref: string
  readonly versions: readonly {
    readonly heading: string
    readonly why: string
    readonly changed: string
    /** The text as it was, by its lines; none where it was taken out. */
    readonly lines: readonly string[]
  }[]
}

/** `/reports/…/write/<section>/history`: who wrote a text, when and why, the latest first. */
export function presentHistory(
  place: TextPlace,
  address: string,
  versions: readonly FileVersion[],
): HistoryPage {
  const { title, ...names } = namesOfText(place, address)
  return {
    ...names,
    title: `History of the text: ${title}`,
    writeHref: address,
    versions: versions
      .map((version, at) => ({
        heading: sayLast(version),
        why: version.why,
        changed: sayChanged(versions[at - 1]?.content ?? '', version.content ?? ''),
        lines: (version.content ?? '').split('\n').filter((line) => line.trim() !== ''),
      }))
      .reverse(),
  }
}

/** "2 paragraphs are new or changed, 1 was taken out or changed." */
function sayChanged(before: string, now: string): string {
  const [was, is] = [paragraphsOf(before), paragraphsOf(now)]
  const fresh = is.filter((one) => !was.includes(one)).length
  const gone = was.filter((one) => !is.includes(one)).length
  if (fresh + gone === 0)
    return was.length === is.length
      ? 'The words are the same.'
      : 'Paragraphs were repeated or moved.'
  const count = (number: number) => (number === 1 ? '1 paragraph is' : `${number} paragraphs are`)
  return [
    ...(fresh > 0 ? [`${count(fresh)} new or changed.`] : []),
    ...(gone > 0 ? [`${count(gone)} no longer there as before.`] : []),
  ].join(' ')
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
