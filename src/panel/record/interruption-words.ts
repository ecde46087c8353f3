import { describeDay } from '#shared/index.ts'
import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { itemsWords } from './privacy-events.ts'

type Interruption = EventOf<'exclude-public' | 'readmit-public' | 'defer' | 'adjourn'>

/**
 * What interrupted the business, or put it off, as minutes say it. A resolution begins with "Resolved: ".
 *
 * @param at - " at 14:05"; blank where the hour is not known
 */
export function interruptionWords({ items }: Course, event: Interruption, at: string): string {
  switch (event.type) {
    case 'exclude-public': {
      const named = event.items ?? []
      const which = named.length === 0 ? '' : ` for ${itemsWords(named)}`
      const ground = event.ground === undefined ? '' : groundWords(event.ground)
      if (event.by_what === 'resolved') {
        return `Resolved: that the public be excluded${which}${ground}.`
      }
      const unsaid = event.ground === undefined ? '; on what ground is not recorded' : ground
      return `The public were excluded${at}${which}${unsaid}.`
    }
    case 'readmit-public':
      return `The public were readmitted${at}.`
    case 'defer': {
      const isTaken = items.some(({ item }) => item.number === event.item)
      const what = isTaken ? 'Further business on the item' : 'The item'
      const to = event.to === undefined ? '; to when is not recorded' : ` to ${whenWords(event.to)}`
      return `${what} was deferred${to}${because(event.reason)}.`
    }
    case 'adjourn': {
      const to = event.to === undefined ? '' : ` to ${whenWords(event.to)}`
      return `The meeting was adjourned${at}${to}${because(event.reason)}.`
    }
  }
}

const groundWords = (ground: string) => `, as it would disclose what is in ${ground}`

/** "8 February 2027" of a day that was typed as one; an occasion as it was typed. */
const whenWords = (to: string) =>
  /^\d{4}-\d\d-\d\d$/.test(to) ? describeDay(to) : to.replace(/[.]$/, '')

const because = (why: string | undefined) =>
  why === undefined ? '' : `, because ${why.replace(/^because /i, '').replace(/[.]$/, '')}`
