import { sha256 } from "@noble/hashes/sha2.js";

globalThis.nobleSha256 = sha256;
