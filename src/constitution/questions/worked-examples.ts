/** What is asked of a made-up panel's constitution, and what it must answer. */
export interface QuestionExample {
  readonly input: Readonly<Record<string, unknown>>
  readonly answer: string
}

/** What no answer can be given to, and the code of the refusal that says so. */
export interface UnanswerableExample {
  readonly input: Readonly<Record<string, unknown>>
  readonly refusal: string
  /** Asked of a constitution in which no rule speaks, rather than of the panel's own. */
  readonly ofNoRules?: true
}

export interface QuestionExamples {
  /** What the rules allow, or hold to have happened. */
  readonly right: QuestionExample
  /** What they do not. */
  readonly wrong: QuestionExample
  readonly cannotTell: UnanswerableExample
}

const route = { criminal: false, merits: false, operational: false, grounds: [] }

/**
 * Worked examples of every question by its id, for the panel of Northmere in the fixtures: 12 seats,
 * quorum a third, a mayor whose precept may not be vetoed.
 */
export const QUESTION_EXAMPLES: Readonly<Record<string, QuestionExamples>> = {
  veto: {
    // Three quarters of 12 members are 9
    right: { input: vetoVote({ present: 12, for: 9, against: 3 }), answer: 'vetoed' },
    wrong: { input: vetoVote({ present: 12, for: 8, against: 4 }), answer: 'not-vetoed' },
    cannotTell: {
      input: vetoVote({ present: 13, for: 9, against: 3 }),
      refusal: 'more-present-than-members',
    },
  },
  quorum: {
    right: { input: { body: 'panel', seats: 12, present: 4, withdrawn: 0 }, answer: 'quorate' },
    wrong: { input: { body: 'panel', seats: 12, present: 5, withdrawn: 2 }, answer: 'not-quorate' },
    cannotTell: {
      input: { body: 'panel', seats: 12, present: 13, withdrawn: 0 },
      refusal: 'more-present-than-seats',
    },
  },
  requisition: {
    right: { input: signed({ signatories: 4 }), answer: 'must-be-called' },
    wrong: { input: signed({ signatories: 4, businessStated: false }), answer: 'not-valid' },
    cannotTell: { input: signed({ signatories: 13 }), refusal: 'more-signatures-than-seats' },
  },
  presides: {
    right: { input: { chairHere: true }, answer: 'chair' },
    wrong: { input: { chairHere: false, viceChairsHere: 1 }, answer: 'chosen-by-meeting' },
    cannotTell: { input: {}, refusal: 'missing' },
  },
  limits: {
    right: { input: { of: 'petition', names: 100, minutes: 2 }, answer: 'within' },
    wrong: { input: { of: 'petition', names: 99, minutes: 2 }, answer: 'outside' },
    cannotTell: { input: { of: 'lunch', names: 100 }, refusal: 'unreadable' },
  },
  chair: {
    right: {
      input: { candidate: { kind: 'independent' }, office: 'chair' },
      answer: 'eligible',
    },
    wrong: {
      input: { candidate: { kind: 'independent' }, office: 'presiding' },
      answer: 'not-eligible',
    },
    cannotTell: {
      input: { candidate: { kind: 'independent' }, office: 'chair' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  ballot: {
    right: { input: { method: 'electronic', systemInOperation: true }, answer: 'allowed' },
    wrong: { input: { method: 'electronic', systemInOperation: false }, answer: 'refused' },
    cannotTell: { input: { method: 'electronic' }, refusal: 'no-rule', ofNoRules: true },
  },
  'recorded-vote': {
    right: { input: { members: 2, when: 'before' }, answer: 'all-recorded' },
    wrong: { input: { members: 1, when: 'before' }, answer: 'not-triggered' },
    cannotTell: {
      input: { members: 2, when: 'before' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  vote: {
    // More than half of those present, abstaining or not: 5 of 9, but not 5 of 12
    right: { input: { for: 5, against: 4, abstain: 0 }, answer: 'carried' },
    wrong: { input: { for: 5, against: 4, abstain: 3 }, answer: 'not-carried' },
    cannotTell: {
      input: { for: 5, against: 4, abstain: 0 },
      refusal: 'no-default',
      ofNoRules: true,
    },
  },
  'may-vote': {
    right: { input: voter({ presentWhenPut: true }), answer: 'yes' },
    wrong: { input: voter({ presentWhenPut: false }), answer: 'no' },
    cannotTell: {
      input: voter({ presentWhenPut: true }),
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  substitute: {
    right: { input: told('2027-01-30T14:00'), answer: 'in-time' },
    wrong: { input: told('2027-01-30T14:01'), answer: 'late' },
    cannotTell: {
      input: told('2027-01-30T14:00'),
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  own: {
    // More than half of 12 members are 7
    right: { input: suspension({ for: 7, against: 2 }), answer: 'suspended' },
    wrong: { input: suspension({ for: 6, against: 3 }), answer: 'not-suspended' },
    cannotTell: {
      input: suspension({ for: 7, against: 2 }),
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'revised-precept': {
    right: {
      input: { proposed: 100, direction: 'too-high', revised: 99.99 },
      answer: 'complies',
    },
    wrong: {
      input: { proposed: 100, direction: 'too-high', revised: 100 },
      answer: 'does-not-comply',
    },
    cannotTell: {
      input: { proposed: 100, direction: 'too-high', revised: 99.99 },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'suspend-commissioner': {
    right: { input: charge({ maximumSentenceMonths: 36 }), answer: 'may' },
    wrong: { input: charge({ maximumSentenceMonths: 35 }), answer: 'may-not' },
    cannotTell: {
      input: charge({ maximumSentenceMonths: 36 }),
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'acting-commissioner': {
    right: { input: { cause: 'vacancy', candidate: 'deputy' }, answer: 'eligible' },
    wrong: { input: { cause: 'vacancy', candidate: 'staff' }, answer: 'not-eligible' },
    cannotTell: {
      input: { cause: 'vacancy', candidate: 'deputy' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  delegate: {
    right: { input: { function: 'complaint-resolution', to: 'officer' }, answer: 'allowed' },
    wrong: { input: { function: 'precept', to: 'officer' }, answer: 'refused' },
    cannotTell: {
      input: { function: 'precept', to: 'officer' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'amend-constitution': {
    right: { input: { part: 'complaints', meeting: 'same' }, answer: 'may-be-decided' },
    wrong: { input: { part: 'rules', meeting: 'same' }, answer: 'stands-adjourned' },
    cannotTell: {
      input: { part: 'rules', meeting: 'same' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'complaint-route': {
    right: { input: { ...route, about: 'commissioner' }, answer: 'informal-resolution' },
    wrong: { input: { ...route, about: 'commissioner', merits: true }, answer: 'out-of-scope' },
    cannotTell: {
      input: { ...route, about: 'commissioner' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
  'order-of-business': {
    right: { input: { move: 'c', by: 'resolution' }, answer: 'allowed' },
    wrong: { input: { move: 'b', by: 'resolution' }, answer: 'refused' },
    cannotTell: {
      input: { move: 'c', by: 'resolution' },
      refusal: 'no-rule',
      ofNoRules: true,
    },
  },
}

function vetoVote(votes: Readonly<Record<'present' | 'for' | 'against', number>>) {
  return { matter: 'chief-constable', members: 12, stage: 'proposed', abstain: 0, ...votes }
}

function suspension(votes: Readonly<Record<'for' | 'against', number>>) {
  return { question: 'suspend-articles', members: 12, present: 9, abstain: 0, ...votes }
}

function signed(given: Readonly<Record<string, unknown>>) {
  return { body: 'panel', seats: 12, businessStated: true, written: true, ...given }
}

function voter(given: Readonly<Record<string, unknown>>) {
  return { kind: 'member', interest: null, dispensation: false, ...given }
}

/** Told of a substitute for a meeting at 14:00 on 1 February 2027. */
function told(notice: string) {
  return { notice, meeting: '2027-02-01T14:00', authorityAllows: false }
}

function charge(given: Readonly<Record<string, unknown>>) {
  return { charged: true, jurisdiction: 'scotland', ...given }
}
