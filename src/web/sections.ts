export interface Link {
  readonly text: string
  readonly href: string
}

/** A part of the site as the navigation names it, with the pages that stand in it beside its first. */
export interface Section extends Link {
  readonly pages?: readonly Link[]
}

/** A link of the navigation, and what it is to the page that is shown: that page, or above it. */
interface Marked extends Link {
  readonly current: 'page' | 'true' | null
}

/** Where a page stands: the sections, and the pages of the one that it is in. */
export interface Whereabouts {
  readonly sections: readonly Marked[]
  /** Its name and its pages, the first one among them; `null` where the page is in none that has several. */
  readonly within: { readonly name: string; readonly pages: readonly Marked[] } | null
}

/**
 * Marks in the navigation where a page stands. It is in the section of which one page's address is the
 * longest beginning of its own.
 *
 * @param path - the address that the page is served from, without its query
 */
export function whereIs(path: string, sections: readonly Section[]): Whereabouts {
  const pages = sections.flatMap(pagesOf)
  const above = pages
    .filter(({ href }) => `${path}/`.startsWith(`${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)[0]
  const mark = (link: Link, isAbove: boolean): Marked => ({
    text: link.text,
    href: link.href,
    current: link.href === path ? 'page' : isAbove ? 'true' : null,
  })
  const within = sections.find((one) => above !== undefined && pagesOf(one).includes(above))
  return {
    sections: sections.map((one) => mark(one, one === within)),
    within:
      within?.pages === undefined || within.pages.length === 0
        ? null
        : { name: within.text, pages: pagesOf(within).map((one) => mark(one, one === above)) },
  }
}

const pagesOf = (section: Section): readonly Link[] => [section, ...(section.pages ?? [])]
