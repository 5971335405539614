/** Who the benchmark is for the service: what any application has from ZEGO's console, made up. */

export const APP_ID = 1234567890;
export const SECRET = '0123456789abcdef0123456789abcdef';
