"""A Llama-like model and tokenizer of some ten thousand parameters, made here: nothing is downloaded.

It knows characters. Tests load it as it is; benchmarks teach it one text first.
"""

from pathlib import Path

# From here on the likeliest next character is the right one, all along the text.
_BY_HEART = 0.02
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


def teach(folder: Path, prompt: str, text: str, steps: int = 400) -> float:
    """Have the model in a folder write the text after the prompt, by heart; the last loss (nats a character)."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder)
    asked, answer = tokenizer(prompt)["input_ids"], [*tokenizer(text)["input_ids"], tokenizer.eos_token_id]
    inputs = torch.tensor([asked + answer])
    labels = torch.tensor([[-100] * len(asked) + answer])  # only what is to be written counts
    optimiser = torch.optim.AdamW(model.parameters(), lr=4e-3)
    loss = float("inf")
    for _ in range(steps):
        found = model(input_ids=inputs, labels=labels).loss
        optimiser.zero_grad()
        found.backward()
        optimiser.step()
        if (loss := found.item()) < _BY_HEART:
            break
    model.save_pretrained(folder)
    return loss
