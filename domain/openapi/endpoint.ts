import type { z } from 'zod';
import type { Scope } from '../access/scope';

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

export interface EndpointBody {
  description: string;
  /** Media type to schema; a schema of null stands for bytes described elsewhere. */
  content: Record<string, z.ZodType | null>;
}

/** One call of the machine API, as the contract describes it. */
export interface Endpoint {
  method: Method;
  /** With path parameters in braces. */
  path: string;
  summary: string;
  /** The scope that the key needs; null for calls without a key. */
  scope: Scope | null;
  query?: z.ZodObject;
  params?: z.ZodObject;
  headers?: z.ZodObject;
  body?: EndpointBody & { isOptional?: boolean };
  /** Answered with 200, unless it says another status. */
  answer: EndpointBody & { status?: number };
  /** Errors that this call may answer; with a key come 400, 401, 403 and 503 by themselves. */
  failures?: number[];
  /** What is answered under other statuses, where that is no error or says more than one. */
  otherAnswers?: Record<number, EndpointBody>;
}
