"""Language models on a leash: a configured model may rephrase the composed answer, and can add nothing to it."""
