"""A Llama-like model and tokenizer of a few thousand parameters, made here: nothing is downloaded."""

from pathlib import Path

_CHAT = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"


def make_tiny_model(folder: Path) -> Path:
    """Write a random model that knows characters; what it says means nothing."""
    from tokenizers import Tokenizer
    from tokenizers.decoders import Fuse
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, set_seed

    letters = [*map(chr, range(0x20, 0x7F)), "\n", *map(chr, range(0x0E01, 0x0E5B))]
    vocabulary = {token: number for number, token in enumerate(["<unk>", "</s>", *letters])}
    characters = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    characters.pre_tokenizer = Split("", "isolated")
    characters.decoder = Fuse()
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # transformers leaves it untyped
        tokenizer_object=characters, unk_token="<unk>", eos_token="</s>", pad_token="</s>", chat_template=_CHAT
    )
    set_seed(7)
    config = LlamaConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=4096,
        eos_token_id=1,
        pad_token_id=1,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
