import type { AreaFile } from '#area/index.ts'
import { scheduleTable } from '#protection/index.ts'
import type { DataTable, Page } from '#web/index.ts'

/** A page that tells in sentences and tables. */
export interface ToldPage extends Page {
  readonly sentences: readonly string[]
  readonly tables: readonly DataTable[]
}

/** `/privacy`: what is held on whom, how long and on what ground, and what can be asked for. */
export function presentPrivacy({ panel, retention }: AreaFile): ToldPage {
  return {
    title: 'Privacy',
    sentences: [
      `This site is kept for ${panel.name}, which decides what is held on it and answers for it.`,
      'Whoever only reads gives nothing away: there is no counting of visitors, nothing is loaded from elsewhere, and no cookie is set.',
      'A figure of people never names one. Counts that are small enough to point to somebody can be withheld.',
      'You may ask what is held on you, have it put right or erased, or object to it. Ask the office of the panel, or send a remark and leave an address. If you are not content with the answer, you may complain to the Information Commissioner.',
    ],
    tables: [scheduleTable('held', retention)],
  }
}

/** The names of the cookies of this site, by what each is for. */
export type CookieNames = Readonly<Record<'session' | 'asked', string>>

/** `/cookies`: those two that signing in needs. */
export function presentCookies({ session, asked }: CookieNames): ToldPage {
  const leftOut = 'Until the browser is closed'
  return {
    title: 'Cookies',
    sentences: [
      'Reading this site sets no cookie. Signing in sets one, and needs another while a device or a directory is asked who you are. Neither is used for anything else, and no other site can set or read them.',
    ],
    tables: [
      {
        id: 'cookies',
        caption: 'Cookies of this site',
        narrow: 'cards',
        columns: [{ text: 'Name' }, { text: 'What for' }, { text: 'How long' }],
        rows: [
          [
            { text: session },
            { text: 'That this browser is signed in. It holds a random number' },
            {
              text: `${leftOut}. It is good for nothing after you sign out, after 12 hours unused (30 minutes for an administrator), or after a week`,
            },
          ],
          [
            { text: asked },
            { text: 'What this browser was asked, so that the answer is taken from it alone' },
            { text: `${leftOut}. It is good once, and for minutes` },
          ],
        ],
      },
    ],
  }
}
