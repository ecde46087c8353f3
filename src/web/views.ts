import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import {
  describeDay,
  describePeriod,
  endSentence,
  Failure,
  formatNumber,
  formatSigned,
  labelPeriod,
  type Problem,
} from '#shared/index.ts'
import type { Assets } from './assets.ts'
import { findError, listErrors } from './problems.ts'
import { type Link, type Section, whereIs } from './sections.ts'

/** What is the same on every page of an instance: whose it is, and where one can go. */
export interface Site {
  /** The panel's full name, shown beside the program's. */
  readonly panel: string
  /** At most five, in the reader's words, and only pages that exist. */
  readonly navigation: readonly Section[]
  /** The pages about the site: accessibility, data. */
  readonly footer: readonly Link[]
  /** What readers have said of pages; left out, nothing is asked of them. */
  readonly said?: SaidOnPages
  /** What was promised of what pages are about. */
  readonly promised?: PromisedOnPages
}

/** What readers have said of pages, where everybody may read it: pages end with it. */
export interface SaidOnPages {
  /** Of the page at a path: another text when any of it is otherwise. A page that is kept hangs on it. */
  readonly version: (path: string) => string
  /** Of the page at a path, the latest first, and only the latest few. */
  readonly on: (path: string) => readonly {
    readonly number: string
    /** YYYY-MM-DD */
    readonly on: string
    /** Blank where they are not shown. */
    readonly words: string
    /** Blank where there is none yet. */
    readonly answer: string
  }[]
}

/** What was promised, asked for or resolved of what a page is about, as everybody may read it. */
export interface PromisedOnPages {
  /** Of the page at a path: another text when any of it is otherwise. */
  readonly version: (path: string) => string
  /** What is not finished first. */
  readonly on: (path: string) => readonly (Link & {
    /** By whom it is to be done, and when it was said. */
    readonly said: string
    /** How it stands. */
    readonly words: string
  })[]
}

/** What every view is given, besides its own words. */
export interface Page {
  /** What the browser's tab says before "– Critical Friend". */
  readonly title: string
  /** From the widest to the page above this one; this page itself is not among them. */
  readonly breadcrumbs?: readonly Link[]
  /** Shown at the top of the page, each linked to the field it names. */
  readonly problems?: readonly Problem[]
  /** That it has what the public does not see; left out where it has none. */
  readonly drafts?: string
  /** What its address asks that it cannot be narrowed by; left out where there is nothing such. */
  readonly unread?: string
  /** That it runs scripts of ours, where it is kept for its readers. */
  readonly runsOwnScript?: true
}

export interface Views {
  /**
   * A page as HTML.
   *
   * @param view - the file's name in one of the folders: `measure.njk`. It sees `page`.
   * @param path - the address it is served from, which marks the navigation
   * @param may - whether the reader may do something, such as `may('open', 'case')`; nothing unless said
   * @throws Failure when the view prints something that is not there: a blank on a page is a bug
   */
  render(
    view: string,
    page: Page,
    path: string,
    may?: (act: string, kind: string) => boolean,
  ): string
}

const OUR_VIEWS = fileURLToPath(new URL('./views', import.meta.url))
const OUR_FOLDER = fileURLToPath(new URL('.', import.meta.url))
const GOVUK = fileURLToPath(new URL('./dist', import.meta.resolve('govuk-frontend/package.json')))

/**
 * The views of some subjects, together with the page kit's own.
 *
 * Views extend `layout.njk`, import ours from `components/<name>/macro.njk` and GOV.UK's from
 * `govuk/components/<name>/macro.njk`. Filters: `day`, `period`, `periodLabel`, `number(decimals)`,
 * `signed(decimals)`; `together`, which keeps a year or a change on one line; `sentence`, which ends what
 * somebody typed with one full stop; and `page.problems |
 * errorFor('field')` as an `errorMessage`, for the few fields that `cfFormField` does not draw. A link
 * to what only some may do stands in `{% if may('open', 'case') %}`.
 *
 * @param folders - each subject's `views` folder
 * @throws when two folders have a view of one name, as only the first would ever be shown
 */
export function createViews(folders: readonly string[], site: Site, assets: Assets): Views {
  refuseTwins([...folders, OUR_VIEWS])
  const loader = new nunjucks.FileSystemLoader([...folders, OUR_VIEWS, OUR_FOLDER, GOVUK])
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('site', site)
  environment.addGlobal('asset', assets.addressOf)
  environment.addFilter('day', describeDay)
  environment.addFilter('period', describePeriod)
  environment.addFilter('periodLabel', labelPeriod)
  environment.addFilter('number', formatNumber)
  environment.addFilter('signed', formatSigned)
  environment.addFilter('together', keepTogether)
  environment.addFilter('sentence', endSentence)
  environment.addFilter('errorList', listErrors)
  environment.addFilter('errorFor', findError)
  return {
    render: (view, page, path, may = () => false) => {
      try {
        const where = whereIs(path, site.navigation)
        return environment.render(view, { page, path, may, where })
      } catch (cause) {
        throw new Failure(`The view ${view} could not be rendered`, { cause })
      }
    },
  }
}

function refuseTwins(folders: readonly string[]): void {
  const folderOf = new Map<string, string>()
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const first = folderOf.get(name)
      if (first !== undefined) {
        throw new Error(`Two views are named ${name}, in ${first} and ${folder}. Rename one`)
      }
      folderOf.set(name, folder)
    }
  }
}

/** So many letters in a row no word of a page has, but what somebody typed may. */
const LONG_WORD = /\S{40,}/g
const LETTERS_A_LINE = 8

/**
 * Words as HTML in which a financial year or a change with its percentage never breaks over lines, and a word longer
 * than any does: a column is as wide as its longest word, and a list as its columns.
 */
function keepTogether(text: string): nunjucks.runtime.SafeString {
  const html = text
    .replace(LONG_WORD, breakable)
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(BREAK, '<wbr>')
    .replace(
      /\d{4}-\d{2}\b|[+−]?[\d,.]+ \([^)]*\)/g,
      (part) => `<span class="cf-together">${part}</span>`,
    )
  return new nunjucks.runtime.SafeString(html)
}

/** Stands for a place at which a word may break; nobody can type it. */
const BREAK = '\u0000'

function breakable(word: string): string {
  const letters = [...word]
  const lines = Math.ceil(letters.length / LETTERS_A_LINE)
  return Array.from({ length: lines }, (_, line) =>
    letters.slice(line * LETTERS_A_LINE, (line + 1) * LETTERS_A_LINE).join(''),
  ).join(BREAK)
}
