import { utf8 } from "./encoding";

/**
 * What every permit and card says in the same words: DEFLATE's preset dictionary (RFC 1950 §2.2), commonest last. It
 * belongs to "HT1:" and is never changed; other words would need another prefix.
 */
export const QR_DICTIONARY = utf8(
  [
    '"COMPULSORY_EDUCATION","EMPLOYMENT_SERVICE","HEALTH_SERVICE","CULTURE_AND_SPORT","LEGAL_AID"',
    '{"by":"市公安局分局派出所","on":"202',
    "省市自治区县区街道路号栋单元室村组镇",
    '{"on":"202","codes":["',
    '","permitNumber","320"]',
    '","person",{"_sd":[',
    '","zones",{"_sd":[',
    '","years",{"_sd":[',
    '","rights",{"_sd":[',
    '","name","sex","MALE"]FEMALE","ethnicity","汉"]bornOn","19',
    '","idNumber","photoSha256","registeredAddress","residenceAddress","issued",',
    '"permitNumber":"320-2026-","name":"',
    '"_sd_alg":"sha-256","_sd":[',
    '"vct":"urn:hutong:residence-permit:1","cnf":{"jwk":{"kty":"EC","crv":"P-256","x":"","y":"',
    '{"iss":"https://www..gov.cn/issuers/320100","iat":17,"nbf":17,"exp":18,',
    '"status":{"status_list":{"idx":,"uri":"https:///status/1"}}',
    '{"alg":"ES256","typ":"hutong-card+jwt","kid":"',
    '{"typ":"dc+sd-jwt","kid":"","alg":"ES256"}',
    '{"typ":"kb+jwt","alg":"ES256"}{"iat":17,"aud":"urn:hutong:permit-check","nonce":"","sd_hash":',
  ].join(""),
);
