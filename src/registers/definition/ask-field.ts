import type { Position } from '#charts/index.ts'
import type { Field } from '#fields/index.ts'
import { asksOf } from './asks-of.ts'
import type { SingleField } from './field-schema.ts'
import { MINUTES_AN_HOUR } from './kept-in.ts'

/** Where a place lies: rings of [longitude, latitude]. */
export type Outline = readonly (readonly Position[])[]

/** What can be chosen of an area: its places and its posts, by id, with their names. */
export interface Choosable {
  readonly places: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly outline?: Outline | undefined
  }[]
  readonly posts: readonly { readonly id: string; readonly name: string }[]
}

const LONGEST_NAME = 200
const LONGEST_ADDRESS = 500

const HOUR_TYPED = 'A day and a time, such as 29/1/2027 09:30'

const HOW_NAMED = {
  promise: 'Its number, or the address of its page, such as /promises/7',
  measure: 'The address of its page, such as /performance/burglary, or the last part of that',
}

/** How a defined field is asked, by the kinds of field that every form has. */
export function askField(defined: SingleField, { places, posts }: Choosable): readonly Field[] {
  const { field: name, label } = defined
  const about = {
    name,
    label,
    asks: defined.asks ?? asksOf(label, defined.kind),
    required: false as const,
    ...(defined.hint === undefined ? {} : { hint: defined.hint }),
  }
  switch (defined.kind) {
    case 'text':
    case 'long-text':
      return [{ ...about, kind: defined.kind, longest: defined.longest }]
    case 'day':
      return [{ ...about, kind: 'day' }]
    case 'hour':
      return [{ hint: HOUR_TYPED, ...about, kind: 'time' }]
    case 'money':
      return [{ ...about, kind: 'money' }]
    case 'yes-no':
      return [{ ...about, kind: 'yes-no' }]
    case 'count':
      return [{ ...about, kind: 'number', ...bounds(defined), ...unit(defined) }]
    case 'number':
      return [
        {
          ...about,
          kind: 'decimal',
          decimals: defined.decimals,
          ...bounds(defined),
          ...unit(defined),
        },
      ]
    case 'percentage':
      return [
        { ...about, kind: 'decimal', decimals: defined.decimals, most: 100, unit: 'percent' },
        {
          ...{
            ...about,
            kind: 'number',
            name: nOf(name),
            label: `${label}: of how many ${defined.of}`,
          },
          asks: `the number of ${defined.of}, for “${label}”`,
        },
      ]
    case 'duration': {
      const most = defined.most_hours
      return [
        {
          ...about,
          kind: 'duration',
          ...(most === undefined ? {} : { most: most * MINUTES_AN_HOUR }),
        },
      ]
    }
    case 'code':
      return [
        {
          ...about,
          kind: 'choice',
          choices: Object.fromEntries(defined.codes.map(({ code, words }) => [code, words])),
        },
      ]
    case 'place': {
      const among = places.filter(
        ({ kind }) => defined.of.length === 0 || defined.of.includes(kind),
      )
      return [{ ...about, kind: 'choice', choices: named(among) }]
    }
    case 'post':
      return posts.length === 0
        ? [{ ...about, kind: 'text', longest: LONGEST_NAME }]
        : [{ ...about, kind: 'choice', choices: named(posts) }]
    case 'person':
      return [{ ...about, kind: 'text', longest: LONGEST_NAME }]
    // As it is kept: what is asked for is the file itself, on a form of its own
    case 'file':
    case 'link':
      return [{ ...about, kind: 'text', longest: LONGEST_NAME }]
    case 'promise':
    case 'measure':
      return [{ hint: HOW_NAMED[defined.kind], ...about, kind: 'text', longest: LONGEST_ADDRESS }]
    case 'web-address':
      return [{ ...about, kind: 'text', longest: LONGEST_ADDRESS }]
  }
}

/** The field that says of how many a percentage is. */
function nOf(name: string): string {
  return `${name}_n`
}

const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]))

function bounds({
  least,
  most,
}: {
  readonly least?: number | undefined
  readonly most?: number | undefined
}) {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) }
}

const unit = (defined: { readonly unit?: string | undefined }) =>
  defined.unit === undefined ? {} : { unit: defined.unit }
