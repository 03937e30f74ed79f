/** What is said about a secret that is shown once. */
export interface SecretWords {
  /** Its name. */
  readonly secret: string
  /** What it is for, and what to mind. */
  readonly secretText: string
  readonly copy: string
  readonly copied: string
  readonly copyByHand: string
}
