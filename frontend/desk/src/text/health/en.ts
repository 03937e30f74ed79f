import type { FactName, HealthCode, HealthState, Unit } from '../../health'

/** What a line is about; when it is not well, what that means and what to do. */
export interface HealthWords {
  readonly title: string
  readonly means: string
  readonly todo: string
}

export const healthEn = () => ({
  allWell: 'Everything is well',
  allWellText: 'Payments arrive, goods go out, and nothing waits for you.',
  stale: 'No answer now; this is how it was.',
  notWell: (count: string) => `Not well: ${count}`,
  state: { suffering: 'Buyers feel it now', look: 'Have a look', well: 'Well' } as Record<
    HealthState,
    string
  >,
  openLetters: 'Open what waits',
  openAudit: 'Open the audit',
  server: (version: string, since: string) => `Server ${version}, up since ${since}`,
  unversioned: 'without a version',
  unit: { second: 's', minute: 'min', hour: 'h', day: 'd' } as Record<Unit['name'], string>,
  fact: {
    waitsAtTelegram: 'Waiting at Telegram',
    lastHeard: 'Last heard',
    slowest: 'Slowest just now',
    toSend: 'Messages to send',
    toWrite: 'Waiting to be written',
    unsigned: 'Oldest unsigned entry',
    behind: 'Behind',
    which: 'Which',
    longest: 'Furthest behind',
    waiting: 'Waiting',
    oldest: 'The oldest',
    lastRun: 'Last compared',
    contradict: 'Contradicting',
    missing: 'Missing for',
    unused: 'Not used',
    free: 'Free',
    since: 'Since',
  } as Record<FactName, string>,
  line: {
    database: {
      title: 'Database',
      means: 'It does not answer. Nobody can buy, and nothing can be recorded.',
      todo: 'See whether PostgreSQL runs, has disk space and takes connections.',
    },
    payments: {
      title: 'Payments from Telegram',
      means: 'What Telegram brings is late, or Telegram does not say what waits.',
      todo: 'See whether the shop can be reached from outside. Telegram brings again what we did not take.',
    },
    'pre-checkout': {
      title: 'Answers before payments',
      means: 'Telegram waits 10 seconds for our yes. Slower, and the buyer cannot pay.',
      todo: 'See what slows the database: an export, a backup, a full disk.',
    },
    'bot-api': {
      title: 'Telegram’s Bot API',
      means: 'It does not answer us. No invoices, no messages, no refunds; what is paid is kept.',
      todo: 'See whether the server reaches api.telegram.org and the bot’s token is right.',
    },
    'log-forked': {
      title: 'The log was changed',
      means: 'It does not extend what was signed. Nothing is recorded or signed until a person has looked.',
      todo: 'Touch nothing, keep the database as it is, and read the runbook “log-forked”.',
    },
    log: {
      title: 'Signatures of the log',
      means: 'New entries wait for a signature, so new purchases have no receipt yet.',
      todo: 'Read the server’s log: the signing key, the disk, or a slow database.',
    },
    'append-queue': {
      title: 'Writing to the log',
      means: 'More is bought than can be written. Buyers wait.',
      todo: 'See what takes the database’s disk. More servers do not help.',
    },
    processors: {
      title: 'Views and deliveries',
      means: 'They are behind the log: screens are old, or goods come late.',
      todo: 'If one stays behind, read the server’s log for its name. After a rebuild it catches up by itself.',
    },
    letters: {
      title: 'What failed for good',
      means: 'A delivery, refund or message failed and waits for a person.',
      todo: 'Mend the cause, then try again.',
    },
    reconciliation: {
      title: 'Comparison with Telegram',
      means: 'Telegram’s list of payments and ours differ, or could not be compared.',
      todo: 'An owner settles each difference with a reason.',
    },
    witnesses: {
      title: 'Witnesses of the log',
      means: 'They do not cosign what we sign, or saw another log.',
      todo: 'Ask the witness. If it saw another log, keep everything and find out why.',
    },
    redis: {
      title: 'Redis',
      means: 'It does not answer. The shop sells on, more slowly.',
      todo: 'See whether Redis runs. It holds nothing that can be lost.',
    },
    replicas: {
      title: 'Copies of the database',
      means: 'A replica lags or does not answer. The database answers in its place.',
      todo: 'See whether the replica runs and streams.',
    },
    disk: {
      title: 'Disk space',
      means: 'Little is free where the server keeps its data. Full, and everything stops.',
      todo: 'Make room or enlarge the disk.',
    },
  } as Record<HealthCode, HealthWords>,
})

export type HealthText = ReturnType<typeof healthEn>
