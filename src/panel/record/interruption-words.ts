import { whenWords } from '../meetings/meeting-words.ts'
import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { groundOf, itemsNamed } from './privacy-events.ts'

type Interruption = EventOf<'exclude-public' | 'readmit-public' | 'defer' | 'adjourn'>

/**
 * What interrupted the business, or put it off, as minutes say it. A resolution begins with "Resolved: ".
 *
 * @param at - " at 14:05"; blank where the hour is not known
 */
export function interruptionWords(course: Course, event: Interruption, at: string): string {
  switch (event.type) {
    case 'exclude-public': {
      const named = event.items ?? []
      const which = named.length === 0 ? '' : ` for ${itemsNamed(course, named)}`
      const stated = groundOf(course, event)
      const ground = stated === undefined ? '' : groundWords(stated)
      if (event.by_what === 'resolved') {
        return `Resolved: that the public be excluded${which}${ground}.`
      }
      const unsaid = stated === undefined ? '; on what ground is not recorded' : ground
      return `The public were excluded${at}${which}${unsaid}.`
    }
    case 'readmit-public':
      return `The public were readmitted${at}.`
    case 'defer': {
      const isTaken = course.items.some(({ item }) => item.number === event.item)
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

const because = (why: string | undefined) =>
  why === undefined ? '' : `, because ${why.replace(/^because /i, '').replace(/[.]$/, '')}`
