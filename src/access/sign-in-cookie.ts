import type { Reply, Request } from '../platform/http';
import type { Whence } from './own-account.service';
import { SIGN_IN_SECONDS } from './sign-ins.service';

export const SIGN_IN_COOKIE = 'sofra_sign_in';

/** Lets the browser keep the sign-in: not for scripts, not for other sites' forms, and only encrypted where the site is. */
export function setSignInCookie(reply: Reply, secret: string, secure: boolean): void {
  void reply.setCookie(SIGN_IN_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: SIGN_IN_SECONDS,
  });
}

/** Makes the browser forget the sign-in, and with it what it has stored of our pages: phones and computers are shared. */
export function clearSignInCookie(reply: Reply): void {
  void reply.clearCookie(SIGN_IN_COOKIE, { path: '/' }).header('clear-site-data', '"cache", "storage"');
}

/** From where a request comes, as far as the own account asks. */
export const whenceOf = ({ ip, cookies }: Request): Whence => ({ ip, secret: cookies[SIGN_IN_COOKIE] });
