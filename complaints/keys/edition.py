"""What an edition says of the key that signs acknowledgements; the key itself is also the edition's key in the ledger."""

from typing import Annotated, Literal

from publishing.contents import Content, titled


class AcknowledgementKey(Content, tag_field="schema", tag="acknowledgement-key-1"):
    organisation: Annotated[str, titled("หน่วยงาน")]
    algorithm: Annotated[Literal["Ed25519"], titled("วิธีลงลายมือชื่อ", coded=True)]
    key: Annotated[str, titled("กุญแจสาธารณะ", coded=True, pattern="^[0-9a-f]{64}$")]
