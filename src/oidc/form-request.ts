/** A posted form as the street reads it from HTTP; what the JSON endpoints know of a request, and no more. */
export interface FormRequest {
  readonly contentType: string | undefined
  readonly authorization: string | undefined
  readonly body: string
}
