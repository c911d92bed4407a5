/** What somebody said on the phone to a message, as staff noted it. */
export interface PhoneReply {
  readonly id: string;
  readonly organisationId: string;
  readonly messageId: string;
  readonly enrolmentId: string;
  /** Whose data it is. */
  readonly personId: string;
  readonly text: string;
  readonly at: Date;
  /** The account of who took the call. */
  readonly by: string;
}
