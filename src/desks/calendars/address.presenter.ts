/** One calendar: its address to copy, the link that a calendar opens, and where a new address is asked for. */
export const addressView = (name: string, address: string | undefined, action: string): object => ({
  name,
  address,
  webcal: address?.replace(/^https?:/, 'webcal:'),
  action,
});
