import type { Field } from './field.ts'

/** The type of one field's value once it has been read. */
export type ValueOf<One extends Field> = One extends { kind: 'choice'; choices: infer Words }
  ? keyof Words & string
  : One extends { kind: 'ticks'; choices: infer Words }
    ? readonly (keyof Words & string)[]
    : One extends { kind: 'yes-no' }
      ? boolean
      : One extends { kind: 'number' | 'decimal' | 'duration' | 'money' }
        ? number
        : One extends { kind: 'words' }
          ? readonly string[]
          : One extends { kind: 'names' }
            ? number | readonly string[]
            : string

/** What is given as JSON for one field: as it is read, but money in pounds, a duration in hours, and `null` for a blank. */
type GivenOf<One extends Field> = One extends { kind: 'money' | 'duration' }
  ? number | string
  : One extends { kind: 'choice'; default: string }
    ? ValueOf<One> | null
    : ValueOf<One>

/** Fields that something stands for when they are left blank. */
type HasDefault = { readonly default: unknown } | { readonly kind: 'ticks' }
type MayBeBlank = { readonly required: unknown }

type Outer<Name> = Name extends `${infer First}.${string}` ? First : never
type Inner<Name> = Name extends `${string}.${infer Rest}` ? Rest : never
type Whole<One> = One extends { name: `${string}.${string}` } ? never : One
type Within<One, First extends string> = One extends { name: `${First}.${string}` } ? One : never
type Flat<Value> = { readonly [Name in keyof Value]: Value[Name] }

type ValueHere<One extends Field> = One extends HasDefault
  ? ValueOf<One>
  : One extends MayBeBlank
    ? ValueOf<One> | undefined
    : ValueOf<One>

type ReadFields<One extends Field> = Flat<
  { readonly [Each in Whole<One> as Each['name']]: ValueHere<Each> } & {
    readonly [First in Outer<One['name']>]: {
      readonly [Each in Within<One, First> as Inner<Each['name']>]: ValueHere<Each>
    }
  }
>

/** What some fields come to once they have been read: a name and a value for each. */
export type Filled<Fields extends readonly Field[]> = ReadFields<Fields[number]>

type Left<One> = One extends HasDefault | MayBeBlank ? One : never
type Needed<One> = Exclude<One, Left<One>>

/** What may be given as JSON for some fields, to be read by `readInput`. */
export type Given<Fields extends readonly Field[]> = Flat<
  { readonly [One in Needed<Whole<Fields[number]>> as One['name']]: GivenOf<One> } & {
    readonly [One in Left<Whole<Fields[number]>> as One['name']]?: GivenOf<One> | undefined
  } & {
    readonly [First in Outer<Fields[number]['name']>]: {
      readonly [One in Within<Fields[number], First> as Inner<One['name']>]: GivenOf<One>
    }
  }
>

/** What a form sends, or what is kept of it: text as it is typed, lists as their values. */
export type Typed = Readonly<Record<string, string | readonly string[]>>
