import { accept, type Outcome, refuse } from '#shared/index.ts'
import { COMPARING, type Comparing, type Expression, type Reckoning } from './expression.ts'

interface Token {
  readonly is: 'word' | 'text' | 'number' | 'day' | 'sign'
  readonly text: string
}

const TOKEN =
  /\s*(?:(?<day>\d{4}-\d{2}-\d{2})|(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*'|"[^"]*")|(?<word>[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*(?:\.[a-z][a-z0-9_]*)?)|(?<sign>!=|<=|>=|[=<>+\-*/(),]))/y

function tokensOf(text: string): Outcome<readonly Token[]> {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) {
      const rest = text.slice(at).trim().slice(0, 20)
      return refuse('unreadable', `cannot be read at "${rest}"`)
    }
    for (const is of ['day', 'number', 'text', 'word', 'sign'] as const) {
      const found = groups[is]
      if (found !== undefined) tokens.push({ is, text: found })
    }
  }
  return accept(tokens)
}

class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/**
 * Reads what a definition says has to hold: "answered is filled and answered < received", "kind in (post, email)",
 * "count(concerns) > 0". `not` binds the closest, then reckoning, comparing, `and`, `or`.
 *
 * @returns a refusal whose message goes on after the name of the place: "cannot be read from … on"
 */
export function parseExpression(text: string): Outcome<Expression> {
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  try {
    return accept(new Reader(tokens.value).readAll())
  } catch (error) {
    if (error instanceof Unreadable) return refuse('unreadable', error.message)
    throw error
  }
}

class Reader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  readAll(): Expression {
    const whole = this.#either()
    const more = this.#tokens[this.#at]
    if (more !== undefined)
      throw new Unreadable(`has "${more.text}" where nothing more is expected`)
    return whole
  }

  #is(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token !== undefined && token.is !== 'text' && token.text === text
  }

  #takes(text: string): boolean {
    if (!this.#is(text)) return false
    this.#at += 1
    return true
  }

  #insist(text: string): void {
    if (this.#takes(text)) return
    const found = this.#tokens[this.#at]?.text
    throw new Unreadable(
      `lacks "${text}"${found === undefined ? ' at its end' : ` before "${found}"`}`,
    )
  }

  #either(): Expression {
    let left = this.#both()
    while (this.#takes('or')) left = { is: 'joined', by: 'or', left, right: this.#both() }
    return left
  }

  #both(): Expression {
    let left = this.#denied()
    while (this.#takes('and')) left = { is: 'joined', by: 'and', left, right: this.#denied() }
    return left
  }

  #denied(): Expression {
    return this.#takes('not') ? { is: 'not', of: this.#denied() } : this.#compared()
  }

  #compared(): Expression {
    const left = this.#added()
    if (this.#takes('is')) {
      const isDenied = this.#takes('not')
      if (this.#takes('blank')) return { is: 'filled', of: left, wants: isDenied }
      if (this.#takes('filled')) return { is: 'filled', of: left, wants: !isDenied }
      return { is: 'compared', by: isDenied ? '!=' : '=', left, right: this.#added() }
    }
    const isDenied = this.#is('not') && this.#tokens[this.#at + 1]?.text === 'in'
    if (isDenied) this.#at += 1
    if (this.#takes('in')) {
      const among: Expression = { is: 'among', of: left, list: this.#list() }
      return isDenied ? { is: 'not', of: among } : among
    }
    const by = this.#oneOf(COMPARING)
    return by === undefined
      ? left
      : { is: 'compared', by: by as Comparing, left, right: this.#added() }
  }

  #oneOf(signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.#takes(sign))
  }

  #added(): Expression {
    let left = this.#multiplied()
    for (let by = this.#oneOf(['+', '-']); by !== undefined; by = this.#oneOf(['+', '-'])) {
      left = { is: 'reckoned', by: by as Reckoning, left, right: this.#multiplied() }
    }
    return left
  }

  #multiplied(): Expression {
    let left = this.#single()
    for (let by = this.#oneOf(['*', '/']); by !== undefined; by = this.#oneOf(['*', '/'])) {
      left = { is: 'reckoned', by: by as Reckoning, left, right: this.#single() }
    }
    return left
  }

  #list(): readonly Expression[] {
    this.#insist('(')
    const list = [this.#either()]
    while (this.#takes(',')) list.push(this.#either())
    this.#insist(')')
    return list
  }

  #single(): Expression {
    if (this.#takes('(')) {
      const inner = this.#either()
      this.#insist(')')
      return inner
    }
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new Unreadable('ends where something more is expected')
    this.#at += 1
    switch (token.is) {
      case 'day':
        return { is: 'value', value: token.text }
      case 'number':
        return { is: 'value', value: Number(token.text) }
      case 'text':
        return { is: 'value', value: token.text.slice(1, -1) }
      case 'word':
        return this.#word(token.text)
      case 'sign':
        throw new Unreadable(`has "${token.text}" where a field or a value is expected`)
    }
  }

  #word(text: string): Expression {
    if (KEPT_WORDS.includes(text))
      throw new Unreadable(`has "${text}" where a field or a value is expected`)
    if (text === 'yes' || text === 'no') return { is: 'value', value: text === 'yes' }
    if (this.#is('(')) return { is: 'call', call: text, given: this.#list() }
    return { is: 'name', name: text }
  }
}

/** Words that join or ask, and stand for nothing themselves. */
const KEPT_WORDS: readonly string[] = ['and', 'or', 'not', 'is', 'in', 'blank', 'filled']
