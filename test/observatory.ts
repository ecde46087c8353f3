/** An answer as the observatory sees it. */
export interface Seen {
  readonly url: string
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | number | undefined>>
  readonly body: string
}

/** One of the observatory's tests: what came of it, in its words, and what that adds or takes. */
export interface Marked {
  readonly result: string
  readonly modifier: number
}

const SIX_MONTHS_SECONDS = 15_768_000

/** Sources that let in whatever they like, for scripts and plug-ins. */
const BROAD = /^(?:ftp:|https?:|\*|https?:\/\/\*(?:\.\*)?)$/
const INLINE = /^(?:'unsafe-inline'|data:)$/

/**
 * What Mozilla's HTTP Observatory makes of an answer of a site with https, by its published "Tests &
 * Scoring" (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring). Left out are the
 * redirection from http, which the web server in front makes, and the preloading of browsers, which is
 * asked for by whoever owns the domain.
 */
export function markAnswer(seen: Seen): readonly Marked[] {
  return [
    markPolicy(seen),
    markCookies(seen),
    markSharing(seen),
    markTransport(seen),
    markReferrer(seen),
    markScripts(seen),
    header(seen, 'x-content-type-options') === 'nosniff'
      ? { result: 'x-content-type-options-nosniff', modifier: 0 }
      : { result: 'x-content-type-options-not-implemented', modifier: -5 },
    markFraming(seen),
    markResources(seen),
  ]
}

/** The score of an answer: bonuses count only where what is taken away leaves 90 or more. */
export function scoreOf(marks: readonly Marked[]): number {
  const sum = (list: readonly Marked[]) => list.reduce((total, one) => total + one.modifier, 0)
  const score = 100 + sum(marks.filter(({ modifier }) => modifier < 0))
  return score < 90 ? Math.max(0, score) : score + sum(marks.filter(({ modifier }) => modifier > 0))
}

function header({ headers }: Seen, name: string): string {
  return String(headers[name] ?? '').trim()
}

function policyOf(seen: Seen): ReadonlyMap<string, readonly string[]> {
  const directives = header(seen, 'content-security-policy').split(';')
  return new Map(
    directives.flatMap((directive): [string, readonly string[]][] => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return name === '' ? [] : [[name, sources]]
    }),
  )
}

function markPolicy(seen: Seen): Marked {
  const policy = policyOf(seen)
  if (policy.size === 0) return { result: 'csp-not-implemented', modifier: -25 }
  const from = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*']
  const [scripts, plugins, styles] = [from('script-src'), from('object-src'), from('style-src')]
  const isLoose = (source: string) => BROAD.test(source) || INLINE.test(source)
  if (scripts.some(isLoose) || plugins.some((source) => BROAD.test(source))) {
    return { result: 'csp-implemented-with-unsafe-inline', modifier: -20 }
  }
  if ([...policy.values()].flat().some((source) => /^(?:http|ftp):/.test(source))) {
    return { result: 'csp-implemented-with-insecure-scheme', modifier: -20 }
  }
  if ([...scripts, ...styles].includes("'unsafe-eval'")) {
    return { result: 'csp-implemented-with-unsafe-eval', modifier: -10 }
  }
  if (styles.some(isLoose)) {
    return { result: 'csp-implemented-with-unsafe-inline-in-style-src-only', modifier: 0 }
  }
  return String(policy.get('default-src')) === "'none'"
    ? { result: 'csp-implemented-with-no-unsafe-default-src-none', modifier: 10 }
    : { result: 'csp-implemented-with-no-unsafe', modifier: 5 }
}

/** Every cookie of ours is one of a session or of what a browser was asked: all are judged as the former. */
function markCookies(seen: Seen): Marked {
  const cookies = [seen.headers['set-cookie'] ?? []].flat().map((line) => String(line))
  if (cookies.length === 0) return { result: 'cookies-not-found', modifier: 0 }
  const all = (rule: RegExp) => cookies.every((cookie) => rule.test(cookie))
  if (!all(/; *secure(?:;|$)/i)) {
    return { result: 'cookies-session-without-secure-flag', modifier: -40 }
  }
  if (!all(/; *httponly(?:;|$)/i)) {
    return { result: 'cookies-session-without-httponly-flag', modifier: -30 }
  }
  return all(/; *samesite=(?:lax|strict)(?:;|$)/i)
    ? { result: 'cookies-secure-with-httponly-sessions-and-samesite', modifier: 5 }
    : { result: 'cookies-secure-with-httponly-sessions', modifier: 0 }
}

function markSharing(seen: Seen): Marked {
  return header(seen, 'access-control-allow-origin') === ''
    ? { result: 'cross-origin-resource-sharing-not-implemented', modifier: 0 }
    : { result: 'cross-origin-resource-sharing-implemented-with-universal-access', modifier: -50 }
}

function markTransport(seen: Seen): Marked {
  const [, seconds] = /max-age=(\d+)/.exec(header(seen, 'strict-transport-security')) ?? []
  if (seconds === undefined) return { result: 'hsts-not-implemented', modifier: -20 }
  return Number(seconds) >= SIX_MONTHS_SECONDS
    ? { result: 'hsts-implemented-max-age-at-least-six-months', modifier: 0 }
    : { result: 'hsts-implemented-max-age-less-than-six-months', modifier: -10 }
}

function markReferrer(seen: Seen): Marked {
  const policy = header(seen, 'referrer-policy')
  if (policy === '') return { result: 'referrer-policy-not-implemented', modifier: 0 }
  return /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(policy)
    ? { result: 'referrer-policy-private', modifier: 5 }
    : { result: 'referrer-policy-unsafe', modifier: -5 }
}

function markScripts(seen: Seen): Marked {
  if (!header(seen, 'content-type').startsWith('text/html')) {
    return { result: 'sri-not-implemented-response-not-html', modifier: 0 }
  }
  const scripts = [...seen.body.matchAll(/<script\b([^>]*)>/g)].map(([, inside = '']) => inside)
  if (scripts.length === 0) {
    return { result: 'sri-not-implemented-but-no-scripts-loaded', modifier: 0 }
  }
  const isOurs = scripts.every((inside) => /\bsrc="\/(?!\/)/.test(inside))
  return isOurs
    ? { result: 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin', modifier: 0 }
    : { result: 'sri-not-implemented-but-external-scripts-loaded-securely', modifier: -5 }
}

function markFraming(seen: Seen): Marked {
  const ancestors = policyOf(seen).get('frame-ancestors') ?? ['*']
  if (!ancestors.some((source) => BROAD.test(source))) {
    return { result: 'x-frame-options-implemented-via-csp', modifier: 5 }
  }
  return /^(?:deny|sameorigin)$/i.test(header(seen, 'x-frame-options'))
    ? { result: 'x-frame-options-sameorigin-or-deny', modifier: 0 }
    : { result: 'x-frame-options-not-implemented', modifier: -20 }
}

function markResources(seen: Seen): Marked {
  const policy = header(seen, 'cross-origin-resource-policy')
  return policy === 'same-origin'
    ? { result: 'corp-implemented-with-same-origin', modifier: 0 }
    : { result: `corp-${policy || 'not-implemented'}`, modifier: -20 }
}
