/**
 * Which region a country's people are offered first at sign-up. Only a suggestion: the person chooses. Europe, Africa and the
 * Middle East → eu, the Americas → us, Asia-Pacific → ap; ISO 3166-1 codes as the platform guesses them.
 */
import type { Region } from '../domain/region.ts'

const COUNTRIES: Readonly<Record<Region, string>> = {
  eu: `AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL
    PT RO RS RU SE SI SJ SK SM UA VA XK AE AM AZ BH GE IL IQ IR JO KW LB OM PS QA SA SY TR YE AO BF BI BJ BW CD CF CG CI CM CV DJ
    DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG
    YT ZA ZM ZW`,
  us: `AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM
    PR PY SR SV SX TC TT US UY VC VE VG VI`,
  ap: `AF AS AU BD BN BT CC CK CN CX FJ FM GU HK ID IN IO JP KG KH KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG
    PH PK PN PW SB SG TH TJ TK TL TM TO TV TW UM UZ VN VU WF WS`,
}

const REGION_OF: Readonly<Record<string, Region | undefined>> = Object.fromEntries(
  (Object.keys(COUNTRIES) as Region[]).flatMap((region) =>
    COUNTRIES[region].split(/\s+/).map((country) => [country, region] as const),
  ),
)

/** The region to suggest: the application's choice, else the country's, else the deployment's. */
export const suggestedRegion = (
  applicationDefault: Region | undefined,
  country: string | undefined,
  deploymentDefault: Region,
): Region => applicationDefault ?? REGION_OF[country?.toUpperCase() ?? ''] ?? deploymentDefault
