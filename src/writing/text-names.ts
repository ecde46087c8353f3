import { type TextPlace, textPlaces } from '#reports/index.ts'
import { describePeriod } from '#shared/index.ts'
import type { Link } from '#web/index.ts'

/** What the pages of a text call it, and the way back from them. */
export interface TextNames {
  /** Of the text: "Crime". */
  readonly title: string
  /** Of its report: "Force performance report, April to June 2026". */
  readonly about: string
  readonly breadcrumbs: readonly [reports: Link, report: Link, texts: Link]
}

/** @param address - where the text is written */
export function namesOfText(
  { definition, period, section }: TextPlace,
  address: string,
): TextNames {
  const about = `${definition.title}, ${describePeriod(period)}`
  return {
    title: textPlaces(definition).find(({ id }) => id === section)?.title ?? section,
    about,
    breadcrumbs: [
      { text: 'Reports', href: '/reports' },
      { text: about, href: address.replace(/\/write\/.*$/, '') },
      { text: 'Texts', href: address.replace(/\/[^/]*$/, '') },
    ],
  }
}
